using AdFlux.Data.Repositories;
using AdFlux.Migrations;
using AdFlux.Migrations.Growth;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Tests.Support;

/// <summary>The base of every specification that both providers must meet: a migrated database of its own for each class, empty for each test.</summary>
public abstract class OnMigratedDatabase(TestDatabase database) : IAsyncLifetime
{
    private static readonly string[] _tablesChildrenFirst =
    [
        "meta_insights",
        "meta_ads",
        "meta_ad_sets",
        "meta_campaigns",
        "applications",
        "campaigns",
        "candidates",
        "segments",
        "job_openings",
    ];

    private readonly List<AdFluxDbContext> _contexts = [];

    protected TestDatabase Database => database;

    protected FixedClock Clock { get; } = new(new DateTimeOffset(2026, 7, 1, 3, 0, 0, TimeSpan.Zero));

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        IAdFluxMigrator migrator =
            database.Provider == TestProvider.PostgreSql
                ? AdFluxMigrator.ForPostgreSql(database.ConnectionString)
                : AdFluxMigrator.ForSqlite(database.ConnectionString);
        await migrator.MigrateAsync(cancellationToken: Token);
        if (CitusCluster.IsUsed && database.Provider == TestProvider.PostgreSql)
            await InsightDistribution.ForPostgreSql(database.ConnectionString).DistributeAsync(cancellationToken: Token);
        foreach (string table in _tablesChildrenFirst)
            await database.ExecuteAsync($"DELETE FROM {table}", Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (AdFluxDbContext context in _contexts)
            await context.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A context that is disposed with the test.</summary>
    protected AdFluxDbContext CreateContext() => CreateContext(database.ConnectionString, interceptors: []);

    /// <summary>A context on another database or with other settings, that is disposed with the test.</summary>
    protected AdFluxDbContext CreateContext(string connectionString) => CreateContext(connectionString, interceptors: []);

    /// <summary>A context that lets interceptors see its statements.</summary>
    protected AdFluxDbContext CreateContext(params IReadOnlyList<IInterceptor> interceptors) =>
        CreateContext(database.ConnectionString, interceptors);

    private AdFluxDbContext CreateContext(string connectionString, IReadOnlyList<IInterceptor> interceptors)
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        if (database.Provider == TestProvider.PostgreSql)
            options.UseAdFluxPostgreSql(connectionString);
        else
            options.UseAdFluxSqlite(connectionString);

        var context = new AdFluxDbContext(options.AddInterceptors(interceptors).Options);
        _contexts.Add(context);
        return context;
    }

    /// <summary>Whether upserts stage even a few rows.</summary>
    protected virtual bool AlwaysStages => false;

    protected MetaInsightRepository CreateInsights() => CreateInsights(CreateContext());

    protected MetaInsightRepository CreateInsights(AdFluxDbContext context) => new(context, Clock) { AlwaysStages = AlwaysStages };

    protected MetaHierarchyRepository CreateHierarchy() => new(CreateContext(), Clock) { AlwaysStages = AlwaysStages };

    /// <summary>Stores the campaign, the ad sets and the ads that <see cref="Rows"/> refers to.</summary>
    protected async Task StoreHierarchyAsync()
    {
        MetaHierarchyRepository hierarchy = CreateHierarchy();
        await hierarchy.UpsertCampaignsAsync(Rows.Campaigns().ToAsyncEnumerable(), cancellationToken: Token);
        await hierarchy.UpsertAdSetsAsync(Rows.AdSets().ToAsyncEnumerable(), cancellationToken: Token);
        await hierarchy.UpsertAdsAsync(Rows.Ads().ToAsyncEnumerable(), cancellationToken: Token);
    }
}
