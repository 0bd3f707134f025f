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

/// <summary>Sums the ads of 30 days by day, over everything or per campaign.</summary>
internal sealed class Rollup(BenchmarkDatabase database, DbConnection connection, bool perCampaign)
{
    public const string ByDay = "roll-up of 30 days by day";
    public const string ByCampaign = "roll-up of 30 days by day and campaign";

    private const int ImpressionsColumn = 3;

    private readonly StoredRange _range = new(Days: 30);

    public Comparison Compare() =>
        new(database.Provider, perCampaign ? ByCampaign : ByDay, Operations: 1, "call")
        {
            Contenders =
            [
                new("hand-written SQL", Role.Limit, LimitAsync),
                new(Names.Library, Role.Library, LibraryAsync),
                new(Names.EfCore, Role.EfCore, perCampaign ? EfByCampaignAsync : EfByDayAsync),
            ],
        };

    public async Task<long> LibraryAsync(CancellationToken cancellationToken)
    {
        await using AdFluxDbContext context = database.CreateContext();
        var query = new RollupQuery(InsightLevel.Ad, _range.From, _range.To)
        {
            By = RollupPeriod.Day,
            Per = perCampaign ? RollupGroup.Campaign : RollupGroup.Everything,
        };
        long impressions = 0;
        await foreach (InsightRollup rollup in new MetaInsightRepository(context).RollupAsync(query, cancellationToken))
            impressions += rollup.Impressions ?? 0;

        return impressions;
    }

    public Task<long> LimitAsync(CancellationToken cancellationToken)
    {
        // SQLite sorts all rows for a group by NULL, which an index gives in the order of days.
        (string campaign, string keys) = perCampaign ? ("meta_campaign_id", "1, 2") : ("NULL", "1");
        string sql = $"""
            SELECT date_start, {campaign} AS campaign, count(*), CAST(sum(impressions) AS bigint), CAST(sum(clicks) AS bigint), sum(spend),
                CAST(sum(submit_applications) AS bigint), sum(submit_applications_value), CAST(sum(leads) AS bigint), sum(leads_value),
                CAST(sum(view_content) AS bigint), sum(view_content_value)
            FROM meta_insights
            WHERE {_range.Sql}
            GROUP BY {keys}
            ORDER BY {keys}
            """;
        return HandWrittenSql.SumAsync(connection, sql, ImpressionsColumn, cancellationToken);
    }

    private async Task<long> EfByDayAsync(CancellationToken cancellationToken)
    {
        await using PeerContext context = database.CreatePeerContext();
        var days = await context
            .Insights.Where(row => row.Level == "ad" && row.DateStart >= _range.From && row.DateStart <= _range.To)
            .GroupBy(row => row.DateStart)
            .Select(day => new
            {
                day.Key,
                Rows = day.Count(),
                Impressions = day.Sum(row => row.Impressions),
                Clicks = day.Sum(row => row.Clicks),
                Spend = day.Sum(row => row.Spend),
                Applications = day.Sum(row => row.SubmitApplications),
                ApplicationsValue = day.Sum(row => row.SubmitApplicationsValue),
                Leads = day.Sum(row => row.Leads),
                LeadsValue = day.Sum(row => row.LeadsValue),
                Views = day.Sum(row => row.ViewContent),
                ViewsValue = day.Sum(row => row.ViewContentValue),
            })
            .OrderBy(day => day.Key)
            .ToListAsync(cancellationToken);
        return days.Sum(day => day.Impressions ?? 0);
    }

    private async Task<long> EfByCampaignAsync(CancellationToken cancellationToken)
    {
        await using PeerContext context = database.CreatePeerContext();
        var days = await context
            .Insights.Where(row => row.Level == "ad" && row.DateStart >= _range.From && row.DateStart <= _range.To)
            .GroupBy(row => new { row.DateStart, row.MetaCampaignId })
            .Select(day => new
            {
                day.Key.DateStart,
                day.Key.MetaCampaignId,
                Rows = day.Count(),
                Impressions = day.Sum(row => row.Impressions),
                Clicks = day.Sum(row => row.Clicks),
                Spend = day.Sum(row => row.Spend),
                Applications = day.Sum(row => row.SubmitApplications),
                ApplicationsValue = day.Sum(row => row.SubmitApplicationsValue),
                Leads = day.Sum(row => row.Leads),
                LeadsValue = day.Sum(row => row.LeadsValue),
                Views = day.Sum(row => row.ViewContent),
                ViewsValue = day.Sum(row => row.ViewContentValue),
            })
            .OrderBy(day => day.DateStart)
            .ThenBy(day => day.MetaCampaignId)
            .ToListAsync(cancellationToken);
        return days.Sum(day => day.Impressions ?? 0);
    }
}
