using AdFlux.Data.Connections;
using AdFlux.Data.DependencyInjection;
using AdFlux.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Data.Tests.Replicas;

/// <summary>A primary and a standby with the schema of the migrations, as a class fixture or for one test.</summary>
public sealed class MigratedReplicas : IAsyncLifetime
{
    private ReplicatedPostgres? _servers;

    internal ReplicatedPostgres Servers => _servers ?? throw new InvalidOperationException("The servers run once InitializeAsync has.");

    public async ValueTask InitializeAsync()
    {
        _servers = await ReplicatedPostgres.StartAsync();
        await AdFluxMigrator.ForPostgreSql(_servers.Primary).MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);
        await _servers.CatchUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_servers is not null)
            await _servers.DisposeAsync();
    }

    /// <summary>An application that reads from standbys.</summary>
    internal ServiceProvider BuildServices(Action<AdFluxDataOptions>? configure = null, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        services.AddAdFluxData(options =>
        {
            options.UsePostgreSql(Servers.Both);
            options.ReadFrom = ReadPreference.PreferStandby;
            configure?.Invoke(options);
        });
        add?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
