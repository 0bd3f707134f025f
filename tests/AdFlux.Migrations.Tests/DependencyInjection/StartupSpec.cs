using AdFlux.Data.DependencyInjection;
using AdFlux.Migrations.Application;
using AdFlux.Migrations.DependencyInjection;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Applications;
using AdFlux.Migrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AdFlux.Migrations.Tests.DependencyInjection;

/// <summary>Migrations among the services of an application.</summary>
public abstract class StartupSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_migrated_at_the_start_unless_asked_for()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        using var host = CreateHost(database, _ => { });

        await host.StartAsync(Cancellation);

        Assert.True((await database.Migrator().GetStatusAsync(Cancellation)).HasPending);
        Assert.Equal(HealthStatus.Unhealthy, await ReadinessAsync(host));
        await host.Services.GetRequiredService<IAdFluxMigrator>().MigrateAsync(cancellationToken: Cancellation);
        Assert.Equal(HealthStatus.Healthy, await ReadinessAsync(host));
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Several_applications_migrate_before_their_services_start()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var hosts = Enumerable
            .Range(0, 3)
            .Select(_ => CreateHost(database, options => options.AtStartup = MigrationsAtStartup.Migrate))
            .ToArray();

        await Task.WhenAll(hosts.Select(host => host.StartAsync(Cancellation)));

        Assert.All(hosts, host => Assert.True(host.Services.GetServices<IHostedService>().OfType<Probe>().Single().FoundSchema));
        Assert.Equal(1, await database.LoggedAsync("applied"));
        foreach (var host in hosts)
        {
            Assert.Equal(HealthStatus.Healthy, await ReadinessAsync(host));
            await host.StopAsync(Cancellation);
            host.Dispose();
        }
    }

    [Fact]
    public async Task The_applications_own_migrations_are_applied_before_its_services_start_and_AdFluxs_schema_still_fits()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var hosts = Enumerable
            .Range(0, 3)
            .Select(_ =>
                CreateHost(
                    database,
                    options =>
                    {
                        options.AtStartup = MigrationsAtStartup.Migrate;
                        options.AddMigrations(typeof(AddNotes).Assembly, "demo");
                    }
                )
            )
            .ToArray();

        await Task.WhenAll(hosts.Select(host => host.StartAsync(Cancellation)));

        Assert.Equal(7, (await database.HistoryAsync()).Length);
        Assert.Equal([Migrators.InitialId], await database.HistoryAsync("adflux_migrations"));
        foreach (var host in hosts)
        {
            Assert.True(host.Services.GetServices<IHostedService>().OfType<Probe>().Single().FoundSchema);
            Assert.Equal(HealthStatus.Healthy, await ReadinessAsync(host));
            await host.StopAsync(Cancellation);
            host.Dispose();
        }
    }

    [Fact]
    public async Task An_application_that_waits_for_its_own_migrations_does_not_start_with_AdFluxs_alone()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        using var host = CreateHost(
            database,
            options =>
            {
                options.AtStartup = MigrationsAtStartup.Wait;
                options.StartupTimeout = TimeSpan.Zero;
                options.AddMigrations(typeof(AddNotes).Assembly);
            }
        );

        var pending = await Assert.ThrowsAsync<MigrationsPendingException>(() => host.StartAsync(Cancellation));

        Assert.Equal(Hiring.Ids, pending.MigrationIds);
    }

    [Fact]
    public async Task A_database_of_its_own_takes_the_applications_migrations_too()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var services = new ServiceCollection();
        services.AddKeyedAdFluxMigrations(
            "own",
            options =>
            {
                // The order of the two does not matter.
                Use(options, database);
                options.AddMigrations(typeof(AddNotes).Assembly);
            }
        );
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IAdFluxMigrator>("own").MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(Hiring.Ids, await database.HistoryAsync());
    }

    [Fact]
    public async Task An_application_that_waits_starts_once_another_has_migrated()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        using var host = CreateHost(database, options => options.AtStartup = MigrationsAtStartup.Wait);
        var start = Task.Run(() => host.StartAsync(Cancellation), Cancellation);

        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        await start;

        Assert.True(host.Services.GetServices<IHostedService>().OfType<Probe>().Single().FoundSchema);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task An_application_that_waits_in_vain_does_not_start()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        using var host = CreateHost(
            database,
            options =>
            {
                options.AtStartup = MigrationsAtStartup.Wait;
                options.StartupTimeout = TimeSpan.Zero;
            }
        );

        await Assert.ThrowsAsync<MigrationsPendingException>(() => host.StartAsync(Cancellation));
    }

    [Fact]
    public async Task Keyed_databases_have_migrators_of_their_own()
    {
        await using var first = await fixture.CreateAnotherAsync(Cancellation);
        await using var second = await fixture.CreateAnotherAsync(Cancellation);
        var services = new ServiceCollection();
        services.AddKeyedAdFluxData("first", options => Use(options, first));
        services.AddKeyedAdFluxMigrations("first");
        services.AddKeyedAdFluxMigrations("second", options => Use(options, second));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IAdFluxMigrator>("first").MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal((9, 0), ((await first.TablesAsync()).Length, (await second.TablesAsync()).Length));
        await provider.GetRequiredKeyedService<IAdFluxMigrator>("second").MigrateAsync(cancellationToken: Cancellation);
        Assert.Equal(9, (await second.TablesAsync()).Length);
    }

    [Fact]
    public void A_key_is_taken_once_and_a_migrator_needs_a_database()
    {
        var services = new ServiceCollection();
        services.AddAdFluxMigrations();

        Assert.Throws<InvalidOperationException>(() => services.AddAdFluxMigrations());
        using var provider = services.BuildServiceProvider();
        var missing = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IAdFluxMigrator>());
        Assert.Contains("AddAdFluxData", missing.Message, StringComparison.Ordinal);
    }

    private static IHost CreateHost(TestDatabase database, Action<AdFluxMigrationsOptions> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        // Before the migrations, to show that the order of registration does not matter.
        builder.Services.AddHostedService(services => new Probe(services.GetRequiredService<IAdFluxMigrator>()));
        builder.Services.AddAdFluxData(options => Use(options, database));
        builder.Services.AddAdFluxMigrations(configure);
        builder.Services.AddHealthChecks().AddAdFluxData(tags: ["ready"]);
        return builder.Build();
    }

    private static async Task<HealthStatus> ReadinessAsync(IHost host)
    {
        var report = await host
            .Services.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(check => check.Tags.Contains("ready"), Cancellation);
        return report.Status;
    }

    private static void Use(AdFluxDataOptions options, TestDatabase database)
    {
        if (database.Provider is TestProvider.PostgreSql)
        {
            options.UsePostgreSql(database.ConnectionString);
        }
        else
        {
            options.UseSqlite(database.ConnectionString);
        }
    }

    private static void Use(AdFluxMigrationsOptions options, TestDatabase database)
    {
        if (database.Provider is TestProvider.PostgreSql)
        {
            options.UsePostgreSql(database.ConnectionString);
        }
        else
        {
            options.UseSqlite(database.ConnectionString);
        }
    }

    /// <summary>A service of the application that looks whether the schema is there when it starts.</summary>
    private sealed class Probe(IAdFluxMigrator migrator) : IHostedService
    {
        public bool FoundSchema { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) =>
            FoundSchema = !(await migrator.GetStatusAsync(cancellationToken)).HasPending;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

[OnPostgres]
public sealed class StartupOnPostgres(PostgresDatabase database) : StartupSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class StartupOnSqlite(SqliteDatabase database) : StartupSpec(database), IClassFixture<SqliteDatabase>;
