using AdFlux.Migrations;
using AdFlux.Migrations.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the migrations of databases that AdFlux.Data uses.</summary>
public static class AdFluxMigrationsServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IAdFluxMigrator"/> for the database of <c>AddAdFluxData</c>, or for one that the options name. Nothing is migrated when the
    /// application starts unless <see cref="AdFluxMigrationsOptions.AtStartup"/> says so.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options.</param>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public static IServiceCollection AddAdFluxMigrations(
        this IServiceCollection services,
        Action<AdFluxMigrationsOptions>? configure = null
    ) => Add(services, key: null, configure);

    /// <summary>
    /// Registers <see cref="IAdFluxMigrator"/> by a key, for the database of <c>AddKeyedAdFluxData</c> with the same key, or for one that the options name.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="configure">Changes the options.</param>
    /// <exception cref="InvalidOperationException">The key is taken.</exception>
    public static IServiceCollection AddKeyedAdFluxMigrations(
        this IServiceCollection services,
        string serviceKey,
        Action<AdFluxMigrationsOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return Add(services, serviceKey, configure);
    }

    private static IServiceCollection Add(IServiceCollection services, string? key, Action<AdFluxMigrationsOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registration = new MigratorRegistration(key);
        if (services.Any(service => service.ImplementationInstance is MigratorRegistration other && other == registration))
        {
            throw new InvalidOperationException(
                key is null
                    ? "AddAdFluxMigrations was called already: register each further database by a key, with AddKeyedAdFluxMigrations."
                    : $"AddKeyedAdFluxMigrations was called with the key '{key}' already: give each database a key of its own."
            );
        }

        services.AddSingleton(registration);
        services.AddOptions<AdFluxMigrationsOptions>(registration.OptionsName).Configure(options => configure?.Invoke(options));
        if (key is null)
        {
            services.AddSingleton(registration.CreateMigrator);
        }
        else
        {
            services.AddKeyedSingleton(key, (provider, _) => registration.CreateMigrator(provider));
        }

        services.AddSingleton<IHostedService>(provider => new StartupMigration(
            () => registration.FindMigrator(provider),
            provider.GetRequiredService<IOptionsMonitor<AdFluxMigrationsOptions>>().Get(registration.OptionsName)
        ));
        return services;
    }
}
