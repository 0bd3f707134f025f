using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Queries;

/// <summary>Makes up insights of <see cref="World"/> and the queries that look at them.</summary>
internal static class ReportCases
{
    private const int Days = 12;

    /// <summary>Ranges over a turn of the year with an ISO week 53, and over a leap day.</summary>
    private static readonly DateOnly[] _starts = [new(2026, 12, 25), new(2028, 2, 24)];

    private static readonly string[] _numbers =
    [
        "\"4\"",
        "\"12.50\"",
        "4",
        "12.5",
        "\"0\"",
        "\"0.000001\"",
        "\"0.1234567\"",
        "\"-3.25\"",
        "-7",
        "1e2",
        "\"2.5e-7\"",
        "\"999999999999.999999\"",
        "123456789012345678901",
        "\"3999999999.999999\"",
        "\"007\"",
        "\"five\"",
        "\"\"",
        "\"1.\"",
        "null",
        "true",
        "{\"value\":\"1\"}",
    ];

    /// <summary>Rows of all levels around one start, and queries that look there; shrinks to fewer rows.</summary>
    public static Arbitrary<(World World, TQuery[] Queries)> Of<TQuery>(Func<DateOnly, Gen<TQuery>> queries, int count) =>
        Arb.From(
            from start in Gen.Elements(_starts)
            from rows in Gen.ListOf(Rows(start))
            from asked in Gen.ArrayOf(queries(start), count)
            select (World: new World([.. rows.DistinctBy(row => (row.ObjectId, row.Level, row.DateStart))]), Queries: asked),
            tried =>
                Enumerable
                    .Range(0, tried.World.Insights.Count)
                    .Select(i => (World: new World([.. tried.World.Insights.Where((_, j) => j != i)]), tried.Queries))
        );

    public static Gen<RollupQuery> Rollups(DateOnly start) =>
        from level in Levels
        from range in Ranges(start)
        from query in Filtered(Gen.Constant(new RollupQuery(level, range.From, range.To)))
        from per in Gen.Elements(GroupsOf(query.Level))
        from period in Gen.Elements(Enum.GetValues<RollupPeriod>())
        select query with
        {
            Per = per,
            By = period,
        };

    public static Gen<TopQuery> Tops(DateOnly start) =>
        from level in Levels
        from range in Ranges(start)
        from per in Gen.Elements(GroupsOf(level).Where(one => one != RollupGroup.Everything).ToArray())
        from metric in Gen.Elements(Enum.GetValues<InsightMetric>())
        from query in Filtered(Gen.Constant(new TopQuery(level, range.From, range.To, per, metric)))
        from count in Gen.Elements(1, 2, 3, 4, 101)
        from least in Gen.Elements(false, true)
        from minimums in Gen.OneOf(Gen.ArrayOf(Minimums, 1), Gen.Constant<MetricMinimum[]>([]))
        select query with
        {
            Count = count,
            Ascending = least,
            Minimums = minimums,
        };

    public static Gen<ComparisonQuery> Comparisons(DateOnly start) =>
        from level in Levels
        from range in Ranges(start)
        from query in Filtered(Gen.Constant(new ComparisonQuery(level, range.From, range.To)))
        from per in Gen.Elements(GroupsOf(level))
        from other in Ranges(start)
        from named in Gen.Elements(false, true)
        select query with
        {
            Per = per,
            Previous = named ? other : null,
        };

    public static Gen<ActionQuery> Actions(DateOnly start) =>
        from level in Levels
        from range in Ranges(start)
        from query in Filtered(Gen.Constant(new ActionQuery(level, range.From, range.To)))
        from per in Gen.Elements(GroupsOf(level))
        from period in Gen.Elements(Enum.GetValues<RollupPeriod>())
        from column in Gen.Elements(Enum.GetValues<ActionColumn>())
        from types in Gen.Elements<string[]?>(null, ["lead", "it's \"é\""])
        select query with
        {
            Per = per,
            By = period,
            Column = column,
            ActionTypes = types,
        };

    public static Gen<PacingQuery> Pacings(DateOnly start) =>
        from level in Gen.Elements(InsightLevel.Campaign, InsightLevel.AdSet, InsightLevel.Ad)
        from range in Ranges(start)
        from campaigns in Subset([.. World.MetaCampaigns.Select(row => row.Id), MetaCampaignId.From("unknown")])
        from budget in Gen.Elements(Enum.GetValues<DailyBudget>())
        from parts in Gen.Elements(1, 100)
        select new PacingQuery(level, range.From, range.To)
        {
            Campaigns = campaigns,
            Budget = budget,
            MinorUnitsPerUnit = parts,
            SkipLongInsights = true,
        };

    public static Gen<HiringCostQuery> Hirings(DateOnly start) =>
        from level in Gen.Elements(InsightLevel.Campaign, InsightLevel.AdSet, InsightLevel.Ad)
        from range in Ranges(start)
        from jobs in Subset(World.Jobs)
        select new HiringCostQuery(level, range.From, range.To) { JobOpenings = jobs, SkipLongInsights = true };

    public static Gen<MissingDaysQuery> Missings(DateOnly start) =>
        from level in Levels
        from range in Ranges(start)
        from accounts in Subset(World.Accounts)
        from objects in Subset([
            InsightObjectId.From(World.AdOf(0).Value),
            InsightObjectId.From(World.AdOf(1).Value),
            InsightObjectId.From("x"),
        ])
        select new MissingDaysQuery(level, range.From, range.To) { Accounts = objects is null ? accounts : null, Objects = objects };

    public static Gen<InsightDeletion> Deletions(DateOnly start) =>
        from range in Ranges(start)
        from level in Gen.Elements<InsightLevel?>(null, InsightLevel.Campaign, InsightLevel.Ad)
        from batch in Gen.Elements(1, 3, 1000)
        from all in Gen.Elements(false, true)
        select (all ? InsightDeletion.Before(range.To) : new InsightDeletion(range.From, range.To)) with
        {
            Level = level,
            BatchSize = batch,
        };

    private static Gen<InsightLevel> Levels => Gen.Elements(Enum.GetValues<InsightLevel>());

    private static Gen<MetricMinimum> Minimums =>
        from metric in Gen.Elements(Enum.GetValues<InsightMetric>().Where(metric => metric < InsightMetric.Ctr).ToArray())
        from least in Gen.Elements(0m, 1.5m, 12.3456785m, 1_000m)
        select new MetricMinimum(metric, least);

    // Long ranges and short ones, some before or behind all rows.
    private static Gen<DayRange> Ranges(DateOnly start) =>
        from first in Gen.Choose(-3, Days + 2)
        from length in Gen.Choose(0, Days + 3)
        select new DayRange(start.AddDays(first), start.AddDays(first + length));

    private static RollupGroup[] GroupsOf(InsightLevel level) =>
        level switch
        {
            InsightLevel.Account => [RollupGroup.Everything, RollupGroup.Account],
            InsightLevel.Campaign =>
            [
                RollupGroup.Everything,
                RollupGroup.Account,
                RollupGroup.Campaign,
                RollupGroup.JobOpening,
                RollupGroup.Segment,
            ],
            InsightLevel.AdSet => [.. GroupsOf(InsightLevel.Campaign), RollupGroup.AdSet],
            _ => [.. GroupsOf(InsightLevel.AdSet), RollupGroup.Ad],
        };

    private static Gen<T> Filtered<T>(Gen<T> queries)
        where T : InsightQuery =>
        from query in queries
        from accounts in Subset(World.Accounts)
        from campaigns in Subset([.. World.MetaCampaigns.Select(row => row.Id)])
        from adSets in Subset([.. World.AdSets.Select(row => row.Id)])
        from ads in Subset([.. World.Ads.Select(row => row.Id)])
        from jobs in Subset(World.Jobs)
        from segments in Subset(World.Segments)
        from which in Gen.Choose(0, 8)
        from skip in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select query with
        {
            Accounts = which == 1 ? accounts : null,
            Campaigns = which == 2 && query.Level >= InsightLevel.Campaign ? campaigns : null,
            AdSets = which == 3 && query.Level >= InsightLevel.AdSet ? adSets : null,
            Ads = which == 4 && query.Level >= InsightLevel.Ad ? ads : null,
            JobOpenings = which == 5 && query.Level >= InsightLevel.Campaign ? jobs : null,
            Segments = which == 6 && query.Level >= InsightLevel.Campaign ? segments : null,
            SkipLongInsights = skip,
        };

    private static Gen<IReadOnlyCollection<T>?> Subset<T>(T[] all) =>
        Gen.OneOf(Gen.Constant<IReadOnlyCollection<T>?>(null), Gen.SubListOf(all).Select(some => (IReadOnlyCollection<T>?)[.. some]));

    private static Gen<MetaInsight> Rows(DateOnly start) =>
        from level in Levels
        from index in Gen.Choose(0, 7)
        from day in Gen.Choose(0, Days - 1)
        from days in Gen.Frequency((30, Gen.Constant(1)), (1, Gen.Choose(2, 5)))
        from counts in Gen.ArrayOf(Counts, 5)
        from money in Gen.ArrayOf(Money, 4)
        from actions in Gen.ArrayOf(Lists, 2)
        select Fill(World.Insight(level, index, start.AddDays(day), days), counts, money, actions);

    private static MetaInsight Fill(MetaInsight row, long?[] counts, decimal?[] money, InsightActions?[] actions)
    {
        (row.Impressions, row.Clicks, row.SubmitApplications, row.Leads, row.ViewContent) = (
            counts[0],
            counts[1],
            counts[2],
            counts[3],
            counts[4]
        );
        (row.Spend, row.SubmitApplicationsValue, row.LeadsValue, row.ViewContentValue) = (money[0], money[1], money[2], money[3]);
        (row.Actions, row.ActionValues) = (actions[0], actions[1]);
        return row;
    }

    // Few values, so that sums and quotients are often equal.
    private static Gen<long?> Counts =>
        Gen.OneOf(
            Gen.Constant<long?>(null),
            Gen.Constant<long?>(0),
            Gen.Choose(1, 3).Select(count => (long?)count),
            Gen.Choose(1, int.MaxValue).Select(count => (long?)count * 1000)
        );

    private static Gen<decimal?> Money =>
        Gen.OneOf(
            Gen.Constant<decimal?>(null),
            Gen.Constant<decimal?>(0),
            Gen.Choose(-2, 3).Select(amount => (decimal?)amount),
            Gen.Choose(1, int.MaxValue).Select(millionths => (decimal?)(millionths / 1_000_000m)),
            Gen.Choose(1, int.MaxValue).Select(millionths => (decimal?)(900_000_000m - (millionths / 1_000_000m))),
            // As much as SQLite adds up exactly, either way.
            from amount in Gen.Choose(1, int.MaxValue)
            from sign in Gen.Elements(-1, 1)
            select (decimal?)(sign * (4_294_967_295m - (amount / 100_000m)))
        );

    private static Gen<InsightActions?> Lists =>
        Gen.Frequency(
            (1, Gen.Constant<InsightActions?>(null)),
            (3, Gen.ListOf(Entries).Select(entries => (InsightActions?)InsightActions.Parse($"[{string.Join(',', entries.Take(3))}]")))
        );

    private static Gen<string> Entries =>
        from type in Gen.Elements("lead", "link_click", "value", "it's \\\"é\\\"")
        from value in Gen.Elements(_numbers)
        from click in Gen.Elements(_numbers)
        from window in Gen.Elements("7d_click", "1d_view", "inline", "7d", "click", "action_device")
        from hasValue in Gen.Elements(true, true, false)
        select $$"""{"action_type":"{{type}}"{{(hasValue ? $",\"value\":{value}" : "")}},"{{window}}":{{click}}}""";
}
