using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Tests.Queries;

/// <summary>The other reports as plain C# over the rows themselves.</summary>
internal static partial class SlowReports
{
    private static readonly Regex _known = Known();

    public static IEnumerable<InsightRollup> Top(World world, TopQuery query)
    {
        IEnumerable<InsightRollup> ranking = Rollups(world, query, query.From, query.To, query.Per)
            .Where(rollup => rollup.ValueOf(query.Metric) is not null)
            .Where(rollup => query.Minimums.All(minimum => rollup.ValueOf(minimum.Metric) >= minimum.AtLeast))
            .Order(Comparer<InsightRollup>.Create((left, right) => Compare(left, right, query.Metric) * (query.Ascending ? 1 : -1)));
        return ranking.Take(query.Count);
    }

    public static IEnumerable<RollupComparison> Compare(World world, ComparisonQuery query)
    {
        int days = query.To.DayNumber - query.From.DayNumber + 1;
        DayRange previous = query.Previous ?? new DayRange(query.From.AddDays(-days), query.From.AddDays(-1));
        List<InsightRollup> now = [.. Rollups(world, query, query.From, query.To, query.Per)];
        List<InsightRollup> before = [.. Rollups(world, query, previous.From, previous.To, query.Per)];
        return now.Concat(before)
            .Select(Id)
            .Distinct()
            .OrderBy(id => query.Per == RollupGroup.Segment ? id.Length : 0)
            .ThenBy(id => id, StringComparer.Ordinal)
            .Select(id =>
                SlowRollup.WithGroup(
                    new RollupComparison
                    {
                        Current = now.Find(row => string.Equals(Id(row), id, StringComparison.Ordinal)),
                        Previous = before.Find(row => string.Equals(Id(row), id, StringComparison.Ordinal)),
                    },
                    query.Per,
                    id
                )
            );
    }

    public static IEnumerable<PacingDay> Pace(World world, PacingQuery query)
    {
        RollupQuery insights = new(query.Level, query.From, query.To) { SkipLongInsights = true };
        HashSet<MetaCampaignId> spenders =
        [
            .. SlowRollup
                .Grouped(world, insights, RollupPeriod.Total, RollupGroup.Campaign)
                .Select(group => MetaCampaignId.From(group.Group!)),
        ];
        return Budgets(query)
            .Where(row => query.Campaigns is null ? spenders.Contains(row.Campaign) : query.Campaigns.Contains(row.Campaign))
            .SelectMany(row =>
                Days(query.From, query.To)
                    .Select(day => new PacingDay
                    {
                        Campaign = row.Campaign,
                        PlannedBy = row.PlannedBy,
                        Day = day,
                        Spend = Spent(row.Campaign, day, day),
                        CumulativeSpend = Spent(row.Campaign, query.From, day),
                        DailyBudget = row.Budget,
                        BudgetToDate = row.Budget * (day.DayNumber - query.From.DayNumber + 1),
                    })
            );

        decimal Spent(MetaCampaignId campaign, DateOnly from, DateOnly to) =>
            Rollups(world, insights with { Campaigns = [campaign] }, from, to, RollupGroup.Everything).FirstOrDefault()?.Spend ?? 0;
    }

    public static IEnumerable<HiringCost> Hiring(World world, HiringCostQuery query)
    {
        RollupQuery insights = new(query.Level, query.From, query.To) { JobOpenings = query.JobOpenings };
        List<InsightRollup> rollups = [.. Rollups(world, insights, query.From, query.To, RollupGroup.JobOpening)];
        List<Application> applications =
        [
            .. World
                .Applications()
                .Where(row => row.ApplicationDate >= query.From && row.ApplicationDate <= query.To)
                .Where(row => query.JobOpenings is null || query.JobOpenings.Contains(row.JobId)),
        ];
        return rollups
            .Select(rollup => rollup.JobOpening!.Value)
            .Union(applications.Select(row => row.JobId))
            .OrderBy(job => job.Value, StringComparer.Ordinal)
            .Select(job => new HiringCost
            {
                JobOpening = job,
                Insights = rollups.Find(rollup => rollup.JobOpening == job),
                Applications = applications.Count(row => row.JobId == job),
                Hires = applications.Count(row => row.JobId == job && row.Status == ApplicationStatus.Hired),
            });
    }

    public static IEnumerable<ActionTotal> Actions(World world, ActionQuery query) =>
        from rows in SlowRollup.Grouped(world, query, query.By, query.Per)
        from total in rows
            .Rows.SelectMany(row =>
                ((query.Column == ActionColumn.Actions ? row.Actions : row.ActionValues) ?? [])
                    .Where(action => query.ActionTypes is null || query.ActionTypes.Contains(action.ActionType))
                    .SelectMany(Numbers)
                    .GroupBy(number => (number.Type, number.Window))
                    .SelectMany(numbers => numbers.Any(number => !number.IsPart) ? numbers.Where(number => !number.IsPart) : numbers)
                    .Where(number => number.Value is not null)
            )
            .GroupBy(number => (number.Type, number.Window), number => number.Value!.Value)
            .OrderBy(numbers => numbers.Key.Type, StringComparer.Ordinal)
            .ThenBy(numbers => numbers.Key.Window, StringComparer.Ordinal)
        select SlowRollup.WithGroup(
            new ActionTotal
            {
                Period = rows.Period,
                ActionType = total.Key.Type,
                Window = total.Key.Window,
                Value = SlowRollup.Plain(total.Sum()),
            },
            query.Per,
            rows.Group
        );

    public static IEnumerable<MissingDays> Missing(World world, MissingDaysQuery query) =>
        Objects(world, query)
            .DistinctBy(known => known.Id)
            .OrderBy(known => known.Id, StringComparer.Ordinal)
            .Select(known => new MissingDays(
                InsightObjectId.From(known.Id),
                Ranges(
                    Days(query.From, query.To)
                        .Where(day => known.Created is not { } created || day >= DateOnly.FromDateTime(created).AddDays(-1))
                        .Where(day =>
                            !world.Insights.Any(row =>
                                row.Level == query.Level
                                && row.ObjectId == InsightObjectId.From(known.Id)
                                && row.DateStart <= day
                                && row.DateStop >= day
                            )
                        )
                )
            ))
            .Where(missing => missing.Ranges.Count > 0);

    // What has a total is told by the members that are there, be they numbers or not.
    private static IEnumerable<(string Type, string? Window, decimal? Value, bool IsPart)> Numbers(InsightAction action)
    {
        using JsonDocument entry = JsonDocument.Parse(action.ToString());
        JsonProperty[] members = [.. entry.RootElement.EnumerateObject()];
        bool isPart = members.Any(member => member.Value.ValueKind != JsonValueKind.Null && !_known.IsMatch(member.Name));
        return
        [
            .. members
                .Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .Where(member => _known.IsMatch(member.Name) && member.Name is not "action_type")
                .Select(member =>
                    member.Name is "value" ? (action.ActionType, null, action.Value, isPart)
                    : action.TryGetWindow(member.Name, out decimal value) ? (action.ActionType, member.Name, value, isPart)
                    : (action.ActionType, (string?)member.Name, (decimal?)null, isPart)
                ),
        ];
    }

    private static IEnumerable<InsightRollup> Rollups(World world, InsightQuery query, DateOnly from, DateOnly to, RollupGroup per) =>
        SlowRollup.Compute(
            world,
            new RollupQuery(query.Level, from, to)
            {
                Per = per,
                Accounts = query.Accounts,
                Campaigns = query.Campaigns,
                AdSets = query.AdSets,
                Ads = query.Ads,
                JobOpenings = query.JobOpenings,
                Segments = query.Segments,
            }
        );

    private static string Id(GroupedRow row) => $"{row.Account}{row.Campaign}{row.AdSet}{row.Ad}{row.JobOpening}{row.Segment}";

    // Quotients compare by their cross products.
    private static int Compare(InsightRollup left, InsightRollup right, InsightMetric metric)
    {
        (BigInteger sum, BigInteger over) = Fraction(left, metric);
        (BigInteger otherSum, BigInteger otherOver) = Fraction(right, metric);
        return (sum * otherOver).CompareTo(otherSum * over);
    }

    private static (BigInteger Sum, BigInteger Over) Fraction(InsightRollup rollup, InsightMetric metric) =>
        metric switch
        {
            InsightMetric.Ctr => (rollup.Clicks!.Value, rollup.Impressions!.Value),
            InsightMetric.Cpc => (Millionths(rollup.Spend), rollup.Clicks!.Value),
            InsightMetric.Cpm => (Millionths(rollup.Spend), rollup.Impressions!.Value),
            InsightMetric.CostPerApplication => (Millionths(rollup.Spend), rollup.SubmitApplications!.Value),
            InsightMetric.CostPerLead => (Millionths(rollup.Spend), rollup.Leads!.Value),
            _ => (Millionths(rollup.ValueOf(metric)), 1),
        };

    private static BigInteger Millionths(decimal? value) => new(value!.Value * 1_000_000);

    private static IEnumerable<(MetaCampaignId Campaign, CampaignId? PlannedBy, decimal? Budget)> Budgets(PacingQuery query) =>
        query.Budget == DailyBudget.MetaCampaign
            ? World.MetaCampaigns.Select(row => (row.Id, (CampaignId?)null, row.DailyBudgetMinorUnits / (decimal?)query.MinorUnitsPerUnit))
            : World
                .Planned.Where(plan => plan.ExternalIds?.MetaCampaignId is not null)
                .Select(plan => (plan.ExternalIds!.MetaCampaignId!.Value, (CampaignId?)plan.Id, plan.DailyBudgetCents / 100m));

    private static IEnumerable<(string Id, DateTime? Created)> Objects(World world, MissingDaysQuery query)
    {
        IEnumerable<(string Id, DateTime? Created, AdAccountId Account)> stored = query.Level switch
        {
            InsightLevel.Account => World.Accounts.Select(account => (account.Value, (DateTime?)null, account)),
            InsightLevel.Campaign => World.MetaCampaigns.Select(row => (row.Id.Value, row.CreatedTime, row.AccountId)),
            InsightLevel.AdSet => World.AdSets.Select(row => (row.Id.Value, row.CreatedTime, World.AccountOf(row.CampaignId))),
            _ => World.Ads.Select(row =>
                (row.Id.Value, row.CreatedTime, World.AccountOf(World.AdSets.Single(set => set.Id == row.AdSetId).CampaignId))
            ),
        };
        return query.Objects is { } named
            ? named.Select(id =>
                (id.Value, stored.FirstOrDefault(known => string.Equals(known.Id, id.Value, StringComparison.Ordinal)).Created)
            )
            : stored.Where(known => query.Accounts?.Contains(known.Account) != false).Select(known => (known.Id, known.Created));
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);

    private static List<DayRange> Ranges(IEnumerable<DateOnly> days)
    {
        List<DayRange> ranges = [];
        foreach (DateOnly day in days)
        {
            if (ranges.Count > 0 && ranges[^1].To == day.AddDays(-1))
                ranges[^1] = ranges[^1] with { To = day };
            else
                ranges.Add(new DayRange(day, day));
        }

        return ranges;
    }

    [GeneratedRegex(
        "^([0-9]+d_.*|skan_.*|incrementality.*|inline|dda|custom|value|action_type)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Known();
}
