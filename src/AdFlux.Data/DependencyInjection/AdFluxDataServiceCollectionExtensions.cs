using AdFlux.Data;
using AdFlux.Data.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers AdFlux.Data.</summary>
/// <remarks>
/// Each registration adds, per scope, <see cref="AdFluxDbContext"/>, the repositories over it, which share its transaction, and the unit of work
/// (<see cref="AdFlux.Data.Repositories.IUnitOfWork"/>) across them, and as a singleton <see cref="IDbContextFactory{TContext}"/> for what lives longer than a scope. Contexts are pooled, and a scope gives its own back. No connection is made.
/// The first one is refused if the schema does not fit the library.
/// </remarks>
public static partial class AdFluxDataServiceCollectionExtensions
{
    /// <summary>Registers a database.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Chooses the database.</param>
    /// <exception cref="OptionsValidationException">Something is wrong with the options; all of it is named.</exception>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public static IServiceCollection AddAdFluxData(this IServiceCollection services, Action<AdFluxDataOptions> configure) =>
        Add<AdFluxDbContext>(services, key: null, configure);

    /// <summary>Registers a database as a section of the configuration says: see docs/dependency-injection.md for its keys.</summary>
    /// <remarks>The section is read when the host starts, or with the first context, so that sources which are added later count.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="section">The section; unknown keys are refused.</param>
    /// <param name="configure">Adds to it what a configuration cannot hold.</param>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public static IServiceCollection AddAdFluxData(
        this IServiceCollection services,
        IConfigurationSection section,
        Action<AdFluxDataOptions>? configure = null
    ) => Add<AdFluxDbContext>(services, key: null, section, configure);

    /// <summary>Registers one database of several: its context, factory and repositories are services with the key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="configure">Chooses the database.</param>
    /// <exception cref="OptionsValidationException">Something is wrong with the options; all of it is named.</exception>
    /// <exception cref="InvalidOperationException">The key is taken.</exception>
    public static IServiceCollection AddKeyedAdFluxData(
        this IServiceCollection services,
        string serviceKey,
        Action<AdFluxDataOptions> configure
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return Add<AdFluxDbContext>(services, serviceKey, configure);
    }

    /// <summary>Registers one database of several as a section of the configuration says.</summary>
    /// <inheritdoc cref="AddAdFluxData(IServiceCollection, IConfigurationSection, Action{AdFluxDataOptions}?)" path="/remarks" />
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="section">The section; unknown keys are refused.</param>
    /// <param name="configure">Adds to it what a configuration cannot hold.</param>
    /// <exception cref="InvalidOperationException">The key is taken.</exception>
    public static IServiceCollection AddKeyedAdFluxData(
        this IServiceCollection services,
        string serviceKey,
        IConfigurationSection section,
        Action<AdFluxDataOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return Add<AdFluxDbContext>(services, serviceKey, section, configure);
    }

    private static IServiceCollection Add<TContext>(IServiceCollection services, string? key, Action<AdFluxDataOptions> configure)
        where TContext : AdFluxDbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);

        // Tried at once, so that a mistake shows where it was made.
        var trial = new AdFluxDataOptions();
        configure(trial);
        string[] mistakes = [.. trial.Mistakes];
        if (mistakes.Length > 0)
            throw new OptionsValidationException(key ?? Options.Options.DefaultName, typeof(AdFluxDataOptions), mistakes);

        new DatabaseRegistration(key).AddTo<TContext>(services, configure);
        return services;
    }

    private static IServiceCollection Add<TContext>(
        IServiceCollection services,
        string? key,
        IConfigurationSection section,
        Action<AdFluxDataOptions>? configure
    )
        where TContext : AdFluxDbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        new DatabaseRegistration(key).AddTo<TContext>(
            services,
            options =>
            {
                new ConfigurationReader(section, options).Read();
                configure?.Invoke(options);
            }
        );
        return services;
    }
}
