using Microsoft.Extensions.Hosting;

namespace AdFlux.Migrations.DependencyInjection;

/// <summary>Migrates, or waits for who does, before any hosted service of the application starts and so before it serves.</summary>
internal sealed class StartupMigration(Func<IAdFluxMigrator> findMigrator, AdFluxMigrationsOptions options) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.AtStartup is MigrationsAtStartup.Nothing)
        {
            return;
        }

        var migrator = findMigrator();
        await migrator.WaitForDatabaseAsync(options.StartupTimeout, cancellationToken).ConfigureAwait(false);
        if (options.AtStartup is MigrationsAtStartup.Migrate)
        {
            // SQLite works on the calling thread, which is the one that starts the application.
            await Task.Run(() => migrator.MigrateAsync(options.Run, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await migrator.WaitUntilMigratedAsync(options.StartupTimeout, options.Run, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
