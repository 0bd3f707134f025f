using AdFlux.Data;
using AdFlux.Data.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class AdFluxDataServiceCollectionExtensions
{
    /// <summary>
    /// Registers a database with a context of the application's own, which has tables beside those of AdFlux. The repositories, the unit of work,
    /// <see cref="AdFluxDbContext"/> and <typeparamref name="TContext"/> of a scope are one context on one connection, so that rows of all tables are stored together.
    /// </summary>
    /// <remarks>Factories are registered for both types, <see cref="IDbContextFactory{TContext}"/> of <typeparamref name="TContext"/> and of <see cref="AdFluxDbContext"/>.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Chooses the database.</param>
    /// <typeparam name="TContext">The context: with one public constructor, that takes <c>DbContextOptions&lt;TContext&gt;</c>. It is pooled.</typeparam>
    /// <exception cref="OptionsValidationException">Something is wrong with the options; all of it is named.</exception>
    /// <exception cref="InvalidOperationException">A database was registered before, or a context of the type cannot be made or pooled.</exception>
    public static IServiceCollection AddAdFluxData<TContext>(this IServiceCollection services, Action<AdFluxDataOptions> configure)
        where TContext : AdFluxDbContext => Add<TContext>(services, key: null, configure);

    /// <summary>Registers a database with a context of the application's own, as a section of the configuration says.</summary>
    /// <inheritdoc cref="AddAdFluxData(IServiceCollection, IConfigurationSection, Action{AdFluxDataOptions}?)" path="/remarks" />
    /// <param name="services">The services.</param>
    /// <param name="section">The section; unknown keys are refused.</param>
    /// <param name="configure">Adds to it what a configuration cannot hold.</param>
    /// <typeparam name="TContext">The context: with one public constructor, that takes <c>DbContextOptions&lt;TContext&gt;</c>. It is pooled.</typeparam>
    /// <exception cref="InvalidOperationException">A database was registered before, or a context of the type cannot be made or pooled.</exception>
    public static IServiceCollection AddAdFluxData<TContext>(
        this IServiceCollection services,
        IConfigurationSection section,
        Action<AdFluxDataOptions>? configure = null
    )
        where TContext : AdFluxDbContext => Add<TContext>(services, key: null, section, configure);

    /// <summary>Registers one database of several with a context of the application's own: its contexts, factories and repositories are services with the key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="configure">Chooses the database.</param>
    /// <typeparam name="TContext">The context: with one public constructor, that takes <c>DbContextOptions&lt;TContext&gt;</c>. It is pooled.</typeparam>
    /// <exception cref="OptionsValidationException">Something is wrong with the options; all of it is named.</exception>
    /// <exception cref="InvalidOperationException">The key is taken, or a context of the type cannot be made or pooled.</exception>
    public static IServiceCollection AddKeyedAdFluxData<TContext>(
        this IServiceCollection services,
        string serviceKey,
        Action<AdFluxDataOptions> configure
    )
        where TContext : AdFluxDbContext
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return Add<TContext>(services, serviceKey, configure);
    }

    /// <summary>Registers one database of several with a context of the application's own, as a section of the configuration says.</summary>
    /// <inheritdoc cref="AddAdFluxData(IServiceCollection, IConfigurationSection, Action{AdFluxDataOptions}?)" path="/remarks" />
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="section">The section; unknown keys are refused.</param>
    /// <param name="configure">Adds to it what a configuration cannot hold.</param>
    /// <typeparam name="TContext">The context: with one public constructor, that takes <c>DbContextOptions&lt;TContext&gt;</c>. It is pooled.</typeparam>
    /// <exception cref="InvalidOperationException">The key is taken, or a context of the type cannot be made or pooled.</exception>
    public static IServiceCollection AddKeyedAdFluxData<TContext>(
        this IServiceCollection services,
        string serviceKey,
        IConfigurationSection section,
        Action<AdFluxDataOptions>? configure = null
    )
        where TContext : AdFluxDbContext
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return Add<TContext>(services, serviceKey, section, configure);
    }
}
