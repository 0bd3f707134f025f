using AdFlux.Data.Connections;
using AdFlux.Data.DependencyInjection;
using AdFlux.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdFlux.Data.Tests.Replicas;

/// <summary>A primary and a standby with the schema of the migrations, as a class fixture or for one test.</summary>
public sealed class MigratedReplicas : IAsyncLifetime
{
    /// <summary>How the name begins by which the sessions of an application that asks once are known; each has a pool, and so a memory, of its own.</summary>
    internal const string AsksOnce = "asks once";

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
    /// <param name="configure">Changes the options.</param>
    /// <param name="add">Adds services.</param>
    /// <param name="asksOnce">
    /// Whether a server is asked once and not at each connection whether it is the primary. Asking finds a connection of the pool that has died meanwhile, and makes
    /// another before anything is read; an application asks every ten seconds unless it is told otherwise.
    /// </param>
    internal ServiceProvider BuildServices(
        Action<AdFluxDataOptions>? configure = null,
        Action<IServiceCollection>? add = null,
        bool asksOnce = false
    )
    {
        var hosts = new NpgsqlConnectionStringBuilder(Servers.Both);
        if (asksOnce)
            (hosts.HostRecheckSeconds, hosts.ApplicationName) = (3600, $"{AsksOnce} {Guid.NewGuid():N}");
        var services = new ServiceCollection();
        services.AddAdFluxData(options =>
        {
            options.UsePostgreSql(hosts.ConnectionString);
            options.ReadFrom = ReadPreference.PreferStandby;
            configure?.Invoke(options);
        });
        add?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
