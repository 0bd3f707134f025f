using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Tests.Queries;

/// <summary>The roll-up as plain C# over the rows themselves: what the fast one must equal.</summary>
internal static class SlowRollup
{
    /// <summary>The job openings, each with the Meta campaign that advertises it.</summary>
    public static readonly Dictionary<JobId, MetaCampaignId> Jobs = new()
    {
        [JobId.From("JOB-1")] = Rows.Campaign(1),
        [JobId.From("JOB-2")] = Rows.Campaign(2),
        [JobId.From("JOB-3")] = Rows.Campaign(2),
    };

    public static IEnumerable<InsightRollup> Compute(IEnumerable<MetaInsight> rows, RollupQuery query) =>
        rows.Where(row => row.Level == query.Level && row.DateStart >= query.From && row.DateStart <= query.To)
            .SelectMany(row => Groups(row, query.Per).Select(group => (Period: Period(row.DateStart, query), Group: group, Row: row)))
            .GroupBy(item => (item.Period, item.Group), item => item.Row)
            .OrderBy(rows => rows.Key.Period)
            .ThenBy(rows => rows.Key.Group, StringComparer.Ordinal)
            .Select(rows => Sum(rows.Key.Period, rows.Key.Group, [.. rows], query.Per));

    private static string?[] Groups(MetaInsight row, RollupGroup group) =>
        group switch
        {
            RollupGroup.Everything => [null],
            RollupGroup.Campaign => [row.MetaCampaignId?.Value],
            RollupGroup.AdSet => [row.MetaAdSetId?.Value],
            RollupGroup.Ad => [row.MetaAdId?.Value],
            RollupGroup.JobOpening => [.. Jobs.Where(job => job.Value == row.MetaCampaignId).Select(job => job.Key.Value)],
            _ => throw new ArgumentOutOfRangeException(nameof(group)),
        };

    private static DateOnly Period(DateOnly day, RollupQuery query) =>
        query.By switch
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

    private static InsightRollup Sum(DateOnly period, string? group, IReadOnlyList<MetaInsight> rows, RollupGroup per) =>
        new()
        {
            Period = period,
            Campaign = per == RollupGroup.Campaign ? MetaCampaignId.From(group!) : null,
            AdSet = per == RollupGroup.AdSet ? MetaAdSetId.From(group!) : null,
            Ad = per == RollupGroup.Ad ? MetaAdId.From(group!) : null,
            JobOpening = per == RollupGroup.JobOpening ? JobId.From(group!) : null,
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
        };

    private static long? Sum(IReadOnlyList<MetaInsight> rows, Func<MetaInsight, long?> member) =>
        rows.Any(row => member(row) is not null) ? rows.Sum(member) : null;

    private static decimal? Sum(IReadOnlyList<MetaInsight> rows, Func<MetaInsight, decimal?> member) =>
        rows.Any(row => member(row) is not null) ? rows.Sum(member) / 1.0000000000000000000000000000m : null;
}
