using AdFlux.Migrations;
using Microsoft.Extensions.Options;

namespace AdFlux.Samples.Recruiting.Startup;

/// <summary>Prepares the database as <see cref="StartupOptions"/> asks, before the server listens.</summary>
internal sealed class DatabaseStartup(
    IOptions<StartupOptions> options,
    IConfiguration configuration,
    IServiceScopeFactory scopes,
    ILoggerFactory loggers
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value is { Migrate: false, Demo: false })
            return;

        await CreateMigrator().MigrateAsync(cancellationToken: cancellationToken);
        if (options.Value.Demo)
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoData>().StoreAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // AddAdFluxData has refused a section without these two by now.
    private IAdFluxMigrator CreateMigrator()
    {
        IConfigurationSection database = configuration.GetSection("AdFlux");
        string connectionString = database["ConnectionString"]!;
        return string.Equals(database["Provider"], "PostgreSql", StringComparison.OrdinalIgnoreCase)
            ? AdFluxMigrator.ForPostgreSql(connectionString, loggers)
            : AdFluxMigrator.ForSqlite(connectionString, loggers);
    }
}
