using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Tests.Queries;

/// <summary>The roll-up as plain C# over the rows themselves: what the fast one must equal.</summary>
internal static class SlowRollup
{
    public static IEnumerable<InsightRollup> Compute(World world, RollupQuery query) =>
        Grouped(world, query, query.By, query.Per).Select(rows => Sum(rows.Period, rows.Group, rows.Rows, query.Per));

    /// <summary>The rows that a report reads, per period and group, in the order of its answer.</summary>
    public static IEnumerable<(DateOnly Period, string? Group, List<MetaInsight> Rows)> Grouped(
        World world,
        InsightQuery query,
        RollupPeriod by,
        RollupGroup per
    ) =>
        world
            .Insights.Where(row => row.DateStart >= query.From && row.DateStart <= query.To && row.DateStop == row.DateStart)
            .Where(row => Passes(row, query))
            .SelectMany(row =>
                Groups(row, query, per).Distinct().Select(group => (Period: Period(row.DateStart, query, by), Group: group, Row: row))
            )
            .GroupBy(item => (item.Period, item.Group), item => item.Row)
            .OrderBy(rows => rows.Key.Period)
            .ThenBy(rows => per == RollupGroup.Segment ? int.Parse(rows.Key.Group!, CultureInfo.InvariantCulture) : 0)
            .ThenBy(rows => rows.Key.Group, StringComparer.Ordinal)
            .Select(rows => (rows.Key.Period, rows.Key.Group, rows.ToList()));

    /// <summary>The rows of several days that a report refuses.</summary>
    public static int LongInsights(World world, InsightQuery query) =>
        query.SkipLongInsights
            ? 0
            : world.Insights.Count(row =>
                row.DateStop > row.DateStart && row.DateStart <= query.To && row.DateStop >= query.From && Passes(row, query)
            );

    public static T WithGroup<T>(T row, RollupGroup per, string? group)
        where T : GroupedRow =>
        (T)(
            per switch
            {
                RollupGroup.Account => row with { Account = AdAccountId.From(group!) },
                RollupGroup.Campaign => row with { Campaign = MetaCampaignId.From(group!) },
                RollupGroup.AdSet => row with { AdSet = MetaAdSetId.From(group!) },
                RollupGroup.Ad => row with { Ad = MetaAdId.From(group!) },
                RollupGroup.JobOpening => row with { JobOpening = JobId.From(group!) },
                RollupGroup.Segment => row with { Segment = SegmentId.From(int.Parse(group!, CultureInfo.InvariantCulture)) },
                _ => (GroupedRow)row,
            }
        );

    /// <summary>Without zeros at the end.</summary>
    public static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static bool Passes(MetaInsight row, InsightQuery query) =>
        row.Level == query.Level
        && (query.Accounts is null || query.Accounts.Contains(AccountOf(row)))
        && (query.Campaigns is null || query.Campaigns.Contains(row.MetaCampaignId!.Value))
        && (query.AdSets is null || query.AdSets.Contains(row.MetaAdSetId!.Value))
        && (query.Ads is null || query.Ads.Contains(row.MetaAdId!.Value))
        && (query.JobOpenings is null || Planned(row).Any(plan => plan.JobOpeningId is { } job && query.JobOpenings.Contains(job)))
        && (query.Segments is null || Planned(row).Any(plan => plan.TargetSegmentIds is { } ids && ids.Any(query.Segments.Contains)));

    private static IEnumerable<string?> Groups(MetaInsight row, InsightQuery query, RollupGroup per) =>
        per switch
        {
            RollupGroup.Everything => [null],
            RollupGroup.Account => [AccountOf(row).Value],
            RollupGroup.Campaign => [row.MetaCampaignId?.Value],
            RollupGroup.AdSet => [row.MetaAdSetId?.Value],
            RollupGroup.Ad => [row.MetaAdId?.Value],
            RollupGroup.JobOpening => Planned(row)
                .Select(plan => plan.JobOpeningId)
                .OfType<JobId>()
                .Where(job => query.JobOpenings is null || query.JobOpenings.Contains(job))
                .Select(job => (string?)job.Value),
            RollupGroup.Segment => Planned(row)
                .SelectMany(plan => plan.TargetSegmentIds ?? new SegmentIdList())
                .Where(segment => query.Segments is null || query.Segments.Contains(segment))
                .Select(segment => (string?)segment.Value.ToString(CultureInfo.InvariantCulture)),
            _ => throw new ArgumentOutOfRangeException(nameof(per)),
        };

    private static AdAccountId AccountOf(MetaInsight row) =>
        row.MetaCampaignId is { } campaign ? World.AccountOf(campaign) : AdAccountId.From(row.ObjectId.Value);

    private static IEnumerable<Campaign> Planned(MetaInsight row) =>
        World.Planned.Where(plan => plan.ExternalIds is not null && plan.ExternalIds.MetaCampaignId == row.MetaCampaignId);

    private static DateOnly Period(DateOnly day, InsightQuery query, RollupPeriod by) =>
        by switch
        {
            RollupPeriod.Day => day,
            RollupPeriod.Week => DateOnly.FromDateTime(
                ISOWeek.ToDateTime(
                    ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)),
                    ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)),
                    DayOfWeek.Monday
                )
            ),
            RollupPeriod.Month => new DateOnly(day.Year, day.Month, 1),
            _ => query.From,
        };

    private static InsightRollup Sum(DateOnly period, string? group, List<MetaInsight> rows, RollupGroup per) =>
        WithGroup(
            new InsightRollup
            {
                Period = period,
                Insights = rows.Count,
                Impressions = Sum(rows, row => row.Impressions),
                Clicks = Sum(rows, row => row.Clicks),
                Spend = Sum(rows, row => row.Spend),
                SubmitApplications = Sum(rows, row => row.SubmitApplications),
                SubmitApplicationsValue = Sum(rows, row => row.SubmitApplicationsValue),
                Leads = Sum(rows, row => row.Leads),
                LeadsValue = Sum(rows, row => row.LeadsValue),
                ViewContent = Sum(rows, row => row.ViewContent),
                ViewContentValue = Sum(rows, row => row.ViewContentValue),
            },
            per,
            group
        );

    private static long? Sum(List<MetaInsight> rows, Func<MetaInsight, long?> member) =>
        rows.Any(row => member(row) is not null) ? rows.Sum(member) : null;

    private static decimal? Sum(List<MetaInsight> rows, Func<MetaInsight, decimal?> member) =>
        rows.Any(row => member(row) is not null) ? Plain(rows.Sum(member)!.Value) : null;
}
