using AdFlux.Migrations.DependencyInjection;
using AdFlux.Migrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdFlux.Migrations.Tests.Documentation;

/// <summary>Runs the code of docs/migrations.md; <see cref="PageTests"/> holds that the page shows just this.</summary>
public abstract class MigrationsExampleSpec(TestDatabase fixture)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_library_migrates_the_database()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        IAdFluxMigrator migrator = Migrator(database.ConnectionString);
        CancellationToken stoppingToken = Cancellation;

        MigrationResult result = await migrator.MigrateAsync(cancellationToken: stoppingToken);

        Assert.Equal(Migrators.InitialId, result.Steps[0].MigrationId);
        Assert.Empty((await migrator.MigrateAsync(cancellationToken: stoppingToken)).Steps);
    }

    [Fact]
    public async Task An_application_waits_for_its_schema_before_it_serves()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        var services = builder.Services;
        AddData(services, database.ConnectionString);
        // csharpier-ignore-start
        services.AddAdFluxMigrations(options =>
        {
            options.AtStartup = MigrationsAtStartup.Wait;       // or Migrate; Nothing unless set
            options.StartupTimeout = TimeSpan.FromMinutes(5);   // then the application does not start
        });
        services.AddHealthChecks().AddAdFluxData(tags: ["ready"]);   // unhealthy until the schema is the one that is needed
        // csharpier-ignore-end
        using var host = builder.Build();
        var health = host.Services.GetRequiredService<HealthCheckService>();
        var before = await health.CheckHealthAsync(Cancellation);
        var start = Task.Run(() => host.StartAsync(Cancellation), Cancellation);

        await Migrator(database.ConnectionString).MigrateAsync(cancellationToken: Cancellation);
        await start;

        Assert.Equal(HealthStatus.Unhealthy, before.Status);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Cancellation)).Status);
        await host.StopAsync(Cancellation);
    }

    protected abstract IAdFluxMigrator Migrator(string connectionString);

    protected abstract void AddData(IServiceCollection services, string connectionString);
}
