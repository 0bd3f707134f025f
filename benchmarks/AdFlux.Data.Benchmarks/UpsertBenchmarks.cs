using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Upserts;
using AdFlux.Migrations;
using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Benchmarks;

/// <summary>
/// Upserts of insights against what an application would do with the change tracker. SQLite unless ADFLUX_BENCHMARK_POSTGRES holds a
/// connection string to an empty PostgreSQL database.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(iterationCount: 5, warmupCount: 1, invocationCount: 1)]
public class UpsertBenchmarks
{
    private static readonly string? _postgres = Environment.GetEnvironmentVariable("ADFLUX_BENCHMARK_POSTGRES");
    private readonly string _folder = Directory.CreateTempSubdirectory("adflux-benchmark-").FullName;

    [Params(1_000, 10_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public async Task MigrateAsync()
    {
        IAdFluxMigrator migrator = _postgres is null ? AdFluxMigrator.ForSqlite(Sqlite) : AdFluxMigrator.ForPostgreSql(_postgres);
        await migrator.MigrateAsync();
    }

    [GlobalCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [IterationSetup(Target = nameof(UpsertFresh))]
    public void Empty()
    {
        using AdFluxDbContext context = CreateContext();
        context.MetaInsights.ExecuteDelete();
    }

    [IterationSetup(Targets = [nameof(UpsertUnchanged), nameof(SaveChangesUnchanged)])]
    public void Fill() => UpsertFresh().GetAwaiter().GetResult();

    [Benchmark]
    public async Task<UpsertResult> UpsertFresh()
    {
        await using AdFluxDbContext context = CreateContext();
        return await new MetaInsightRepository(context).UpsertAsync(Insights(), new UpsertOptions { MissingParents = MissingParents.Stub });
    }

    [Benchmark]
    public Task<UpsertResult> UpsertUnchanged() => UpsertFresh();

    [Benchmark(Baseline = true)]
    public async Task<int> SaveChangesUnchanged()
    {
        await using AdFluxDbContext context = CreateContext();
        Dictionary<(InsightObjectId, DateOnly), MetaInsight> stored = await context.MetaInsights.ToDictionaryAsync(row =>
            (row.ObjectId, row.DateStart)
        );
        foreach (MetaInsight row in Insights())
        {
            MetaInsight tracked = stored[(row.ObjectId, row.DateStart)];
            (row.CreatedAt, row.LastUpdated) = (tracked.CreatedAt, tracked.LastUpdated);
            context.Entry(tracked).CurrentValues.SetValues(row);
        }

        return await context.SaveChangesAsync();
    }

    private string Sqlite => $"Data Source={Path.Combine(_folder, "adflux.db")}";

    private AdFluxDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        if (_postgres is null)
            options.UseAdFluxSqlite(Sqlite);
        else
            options.UseAdFluxPostgreSql(_postgres);

        return new AdFluxDbContext(options.Options);
    }

    private IEnumerable<MetaInsight> Insights()
    {
        InsightActions actions = InsightActions.Parse(
            """[{"action_type":"link_click","value":"31","1d_click":"29","7d_click":"31"},{"action_type":"landing_page_view","value":"22"}]"""
        );
        for (int i = 0; i < Rows; i++)
        {
            string ad = $"1202100000{i / 100:D8}";
            DateOnly day = new DateOnly(2026, 1, 1).AddDays(i % 100);
            yield return new MetaInsight
            {
                ObjectId = InsightObjectId.From(ad),
                Level = InsightLevel.Ad,
                DateStart = day,
                DateStop = day,
                Impressions = 1_000 + i,
                Clicks = i % 97,
                Spend = i / 100m,
                Ctr = i % 97 / 10.0,
                Actions = actions,
                MetaCampaignId = MetaCampaignId.From("120210000000000001"),
                MetaAdSetId = MetaAdSetId.From("120210000000000002"),
                MetaAdId = MetaAdId.From(ad),
                AccountId = AdAccountId.From("1234567890123456"),
            };
        }
    }
}
