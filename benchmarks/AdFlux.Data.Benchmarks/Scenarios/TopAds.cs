using System.Data.Common;
using AdFlux.Data.Benchmarks.Databases;
using AdFlux.Data.Benchmarks.Limits;
using AdFlux.Data.Benchmarks.Peers;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Finds the 20 ads that 30 days spent the most on.</summary>
internal sealed class TopAds(BenchmarkDatabase database, DbConnection connection)
{
    public const string Name = "top 20 ads of 30 days";

    private const int Count = 20;
    private const int ClicksColumn = 2;

    private readonly StoredRange _range = new(Days: 30);

    public Comparison Compare() =>
        new(database.Provider, Name, Operations: 1, "call")
        {
            Contenders =
            [
                new("hand-written SQL", Role.Limit, LimitAsync),
                new(Names.Library, Role.Library, LibraryAsync),
                new(Names.EfCore, Role.EfCore, EfAsync),
            ],
        };

    private Task<long> LimitAsync(CancellationToken cancellationToken)
    {
        string sql = $"""
            SELECT object_id, sum(spend), CAST(sum(clicks) AS bigint), CAST(sum(impressions) AS bigint)
            FROM meta_insights
            WHERE {_range.Sql}
            GROUP BY object_id
            ORDER BY 2 DESC, 1
            LIMIT {Count}
            """;
        return HandWrittenSql.SumAsync(connection, sql, ClicksColumn, cancellationToken);
    }

    private async Task<long> LibraryAsync(CancellationToken cancellationToken)
    {
        await using AdFluxDbContext context = database.CreateContext();
        var query = new TopQuery(InsightLevel.Ad, _range.From, _range.To, RollupGroup.Ad, InsightMetric.Spend) { Count = Count };
        List<InsightRollup> ads = await new MetaInsightRepository(context)
            .TopAsync(query, cancellationToken)
            .ToListAsync(cancellationToken);
        return ads.Sum(ad => ad.Clicks ?? 0);
    }

    private async Task<long> EfAsync(CancellationToken cancellationToken)
    {
        await using PeerContext context = database.CreatePeerContext();
        var ads = await context
            .Insights.Where(row => row.Level == "ad" && row.DateStart >= _range.From && row.DateStart <= _range.To)
            .GroupBy(row => row.ObjectId)
            .Select(ad => new
            {
                ad.Key,
                Spend = ad.Sum(row => row.Spend),
                Clicks = ad.Sum(row => row.Clicks),
                Impressions = ad.Sum(row => row.Impressions),
            })
            .OrderByDescending(ad => ad.Spend)
            .ThenBy(ad => ad.Key)
            .Take(Count)
            .ToListAsync(cancellationToken);
        return ads.Sum(ad => ad.Clicks ?? 0);
    }
}
