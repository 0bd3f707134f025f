using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using AdFlux.Data.Connections;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdFlux.Data.Tests.HealthChecks;

public abstract class HealthCheckSpec(TestDatabase database) : OnRegisteredDatabase(database)
{
    private const string Canary = "canary-51d0";

    [Fact]
    public async Task A_database_with_the_schema_of_the_library_is_healthy_and_its_contexts_work_on()
    {
        await using ServiceProvider provider = Build(Database.ConnectionString);

        HealthReportEntry first = await CheckAsync(provider);
        HealthReportEntry second = await CheckAsync(provider);

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Healthy), (first.Status, second.Status));
        Assert.Equal((SchemaVersion.Needed, SchemaVersion.Needed), (first.Data["schema.needed"], first.Data["schema.applied"]));
        await using AdFluxDbContext context = provider.GetRequiredService<IDbContextFactory<AdFluxDbContext>>().CreateDbContext();
        await new MetaInsightRepository(context).UpsertAsync(Rows.AccountInsights(1), cancellationToken: Token);
    }

    [Theory]
    [InlineData(
        "INSERT INTO adflux_migrations VALUES ('20990101000000_Later', '99')",
        "DELETE FROM adflux_migrations WHERE \"MigrationId\" = '20990101000000_Later'",
        "20990101000000_Later",
        "update AdFlux.Data"
    )]
    [InlineData(
        "UPDATE adflux_migrations SET \"MigrationId\" = '20250101000000_Earlier'",
        $"UPDATE adflux_migrations SET \"MigrationId\" = '{SchemaVersion.Needed}'",
        "20250101000000_Earlier",
        "run adflux-migrate up"
    )]
    [InlineData(
        "ALTER TABLE adflux_migrations RENAME TO hidden",
        "ALTER TABLE hidden RENAME TO adflux_migrations",
        "none",
        "run adflux-migrate up"
    )]
    public async Task A_schema_of_another_version_is_unhealthy_and_says_what_to_do(
        string change,
        string restore,
        string applied,
        string advice
    )
    {
        await using ServiceProvider provider = Build(Database.ConnectionString);
        await Database.ExecuteAsync(change, Token);
        try
        {
            HealthReportEntry entry = await CheckAsync(provider);

            Assert.Equal(HealthStatus.Unhealthy, entry.Status);
            Assert.Equal(applied, entry.Data["schema.applied"]);
            Assert.Contains(advice, entry.Description, StringComparison.Ordinal);
        }
        finally
        {
            await Database.ExecuteAsync(restore, Token);
        }

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
    }

    [Fact]
    public async Task A_newer_schema_is_healthy_where_the_application_allows_it()
    {
        await using ServiceProvider provider = Build(Database.ConnectionString, allowNewerSchema: true);
        await Database.ExecuteAsync("INSERT INTO adflux_migrations VALUES ('20990101000000_Later', '99')", Token);
        try
        {
            Assert.Equal(HealthStatus.Healthy, (await CheckAsync(provider)).Status);
        }
        finally
        {
            await Database.ExecuteAsync("DELETE FROM adflux_migrations WHERE \"MigrationId\" = '20990101000000_Later'", Token);
        }
    }

    [Fact]
    public async Task Each_key_is_checked_by_itself_under_names_and_statuses_that_can_be_chosen()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKeyedAdFluxData("good", options => Use(options));
        services.AddKeyedAdFluxData("bad", options => Use(options, Unreachable()));
        services
            .AddHealthChecks()
            .AddAdFluxData("good")
            .AddAdFluxData("bad", name: "reports", failureStatus: HealthStatus.Degraded, tags: ["ready"]);
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        Assert.Equal(HealthStatus.Healthy, report.Entries["adflux-good"].Status);
        Assert.Equal((HealthStatus.Degraded, "ready"), (report.Entries["reports"].Status, report.Entries["reports"].Tags.Single()));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_unhealthy_without_a_secret_and_is_not_made()
    {
        await using ServiceProvider provider = Build(Unreachable());

        HealthReportEntry entry = await CheckAsync(provider);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("check", entry.Description, StringComparison.Ordinal);
        Assert.Equal(Database.Provider == TestProvider.PostgreSql ? "Unreachable" : "DatabaseMissing", entry.Data["fault"]);
        Assert.DoesNotContain(
            Canary,
            $"{entry.Description} {entry.Exception} {string.Join(' ', entry.Data.Values)}",
            StringComparison.Ordinal
        );
        if (Database is SqliteDatabase sqlite)
            Assert.False(File.Exists($"{sqlite.File}.missing"));
    }

    [Fact]
    public async Task Cancelling_ends_a_check()
    {
        await using ServiceProvider provider = Build(Database.ConnectionString);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellation.Token)
        );
    }

    /// <summary>A database of the provider that is not there.</summary>
    private string Unreachable()
    {
        if (Database is SqliteDatabase sqlite)
            return $"Data Source={sqlite.File}.missing";

        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new DbConnectionStringBuilder
        {
            ["Host"] = "127.0.0.1",
            ["Port"] = port,
            ["Username"] = "nobody",
            ["Password"] = Canary,
        }.ConnectionString;
    }

    private protected ServiceProvider Build(string connectionString, bool allowNewerSchema = false)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAdFluxData(options =>
        {
            Use(options, connectionString);
            options.AllowNewerSchema = allowNewerSchema;
        });
        services.AddHealthChecks().AddAdFluxData(timeout: TimeSpan.FromSeconds(2));
        return services.BuildServiceProvider();
    }

    private protected static async Task<HealthReportEntry> CheckAsync(ServiceProvider provider) =>
        (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["adflux"];
}
