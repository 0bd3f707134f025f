using System.Diagnostics.Metrics;
using AdFlux.Data.Connections;
using AdFlux.Data.Diagnostics;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AdFlux.Data.DependencyInjection;

/// <summary>One database among the services: its options, its contexts and its repositories, all by the same key.</summary>
/// <param name="Key">The key; null for the database without one.</param>
internal sealed record DatabaseRegistration(string? Key)
{
    private string OptionsName => Key ?? Options.DefaultName;

    /// <exception cref="InvalidOperationException">A database is registered with the key already.</exception>
    /// <exception cref="InvalidOperationException">A context of the type cannot be made.</exception>
    public void AddTo<TContext>(IServiceCollection services, Action<AdFluxDataOptions> configure)
        where TContext : AdFluxDbContext
    {
        ContextTypeRules.Check<TContext>();
        if (services.Any(service => service.ImplementationInstance is DatabaseRegistration other && other == this))
        {
            throw new InvalidOperationException(
                Key is null
                    ? "AddAdFluxData was called already: register each further database by a key, with AddKeyedAdFluxData."
                    : $"AddKeyedAdFluxData was called with the key '{Key}' already: give each database a key of its own."
            );
        }

        services.AddSingleton(this);
        services.AddOptions<AdFluxDataOptions>(OptionsName).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AdFluxDataOptions>, AdFluxDataOptionsRules>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CreateInstruments);
        if (Key is null)
            AddContexts<TContext>(services);
        else
            AddKeyedContexts<TContext>(services, Key);
        AddStandbyContexts<TContext>(services);
        RepositoryRegistration.AddTo(services, Key);
    }

    // From the application's own factory, its metrics are apart from those of others in the process.
    private static Instruments CreateInstruments(IServiceProvider services) =>
        services.GetService<IMeterFactory>() is { } factory ? new Instruments(factory) : Instruments.Shared;

    private void AddContexts<TContext>(IServiceCollection services)
        where TContext : AdFluxDbContext
    {
        services.AddDbContextPool<TContext>(ConfigurePrimary);
        services.AddScoped(provider => Route(provider, provider.GetRequiredService<TContext>()));
        services.TryAddSingleton<IDbContextFactory<TContext>>(provider => new PooledDbContextFactory<TContext>(
            provider.GetRequiredService<DbContextOptions<TContext>>()
        ));
        if (typeof(TContext) == typeof(AdFluxDbContext))
            return;

        services.AddScoped<AdFluxDbContext>(provider => provider.GetRequiredService<TContext>());
        services.AddSingleton<IDbContextFactory<AdFluxDbContext>>(provider => new BaseContextFactory<TContext>(
            provider.GetRequiredService<IDbContextFactory<TContext>>()
        ));
    }

    private void AddKeyedContexts<TContext>(IServiceCollection services, string key)
        where TContext : AdFluxDbContext
    {
        services.AddKeyedSingleton(key, (provider, _) => new KeyedContexts<TContext>(provider, ConfigurePrimary));
        services.AddKeyedSingleton(key, (provider, _) => provider.GetRequiredKeyedService<KeyedContexts<TContext>>(key).CreateFactory());
        services.AddKeyedScoped(key, (provider, _) => provider.GetRequiredKeyedService<KeyedContexts<TContext>>(key).Lease());
        services.AddKeyedScoped(key, (provider, _) => (TContext)provider.GetRequiredKeyedService<ContextLease>(key).Context);
        services.AddKeyedScoped(key, (provider, _) => Route(provider, provider.GetRequiredKeyedService<TContext>(key)));
        if (typeof(TContext) == typeof(AdFluxDbContext))
            return;

        services.AddKeyedScoped<AdFluxDbContext>(key, (provider, _) => provider.GetRequiredKeyedService<TContext>(key));
        services.AddKeyedSingleton(
            key,
            (provider, _) => provider.GetRequiredKeyedService<KeyedContexts<TContext>>(key).CreateBaseFactory()
        );
    }

    // Nothing of it is made where reads go to the primary.
    private void AddStandbyContexts<TContext>(IServiceCollection services)
        where TContext : AdFluxDbContext
    {
        var key = new StandbyKey(Key);
        services.AddKeyedSingleton<KeyedContexts>(key, (provider, _) => new KeyedContexts<TContext>(provider, ConfigureStandby));
        services.AddKeyedScoped(key, (provider, _) => provider.GetRequiredKeyedService<KeyedContexts>(key).Lease());
    }

    private ReadRouting Route(IServiceProvider scope, AdFluxDbContext primary) =>
        OptionsOf(scope).ReadFrom == ReadPreference.Primary
            ? new ReadRouting(primary, standby: null)
            : new ReadRouting(primary, () => scope.GetRequiredKeyedService<ContextLease>(new StandbyKey(Key)).Context);

    private void ConfigurePrimary(IServiceProvider services, DbContextOptionsBuilder builder) =>
        OptionsOf(services).Apply(services, builder, ReadPreference.Primary);

    private void ConfigureStandby(IServiceProvider services, DbContextOptionsBuilder builder) =>
        OptionsOf(services).Apply(services, builder, ReadPreference.PreferStandby);

    private AdFluxDataOptions OptionsOf(IServiceProvider services) =>
        services.GetRequiredService<IOptionsMonitor<AdFluxDataOptions>>().Get(OptionsName);
}
