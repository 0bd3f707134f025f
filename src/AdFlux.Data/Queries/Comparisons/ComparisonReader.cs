using System.Globalization;

namespace AdFlux.Data.Queries;

/// <summary>Runs the roll-up of either range and pairs their groups.</summary>
internal sealed class ComparisonReader(AdFluxDbContext context, ComparisonQuery query)
{
    public IAsyncEnumerable<RollupComparison> Read(CancellationToken cancellationToken)
    {
        QueryRules.Check(query, query.Per);
        DayRange previous = query.Previous ?? Preceding();
        QueryRules.CheckRange(previous.From, previous.To);
        return ReportConnection.StreamAsync(
            async token =>
            {
                List<InsightRollup> current = await RollupAsync(new DayRange(query.From, query.To), token).ConfigureAwait(false);
                return Pair(current, await RollupAsync(previous, token).ConfigureAwait(false));
            },
            cancellationToken
        );
    }

    private DayRange Preceding()
    {
        int days = new DayRange(query.From, query.To).Days;
        if (query.From.DayNumber < days)
            throw QueryRules.Wrong(
                $"No range of {days} days comes before {query.From:yyyy-MM-dd}: name the other one with {nameof(query.Previous)}."
            );
        return new DayRange(query.From.AddDays(-days), query.From.AddDays(-1));
    }

    private Task<List<InsightRollup>> RollupAsync(DayRange range, CancellationToken cancellationToken) =>
        new RollupReader(
            context,
            new RollupQuery(query.Level, range.From, range.To)
            {
                Per = query.Per,
                Accounts = query.Accounts,
                Campaigns = query.Campaigns,
                AdSets = query.AdSets,
                Ads = query.Ads,
                JobOpenings = query.JobOpenings,
                Segments = query.Segments,
                SkipLongInsights = query.SkipLongInsights,
            }
        ).ReadAllAsync(cancellationToken);

    private List<RollupComparison> Pair(IEnumerable<InsightRollup> current, IEnumerable<InsightRollup> previous)
    {
        // The empty text is no id.
        Dictionary<string, InsightRollup> before = previous.ToDictionary(rollup => rollup.GroupId ?? "", StringComparer.Ordinal);
        Dictionary<string, InsightRollup> now = current.ToDictionary(rollup => rollup.GroupId ?? "", StringComparer.Ordinal);
        return
        [
            .. now
                .Keys.Union(before.Keys, StringComparer.Ordinal)
                .Order(query.Per == RollupGroup.Segment ? Comparer<string>.Create(ByNumber) : StringComparer.Ordinal)
                .Select(id =>
                    (RollupComparison)
                        new RollupComparison { Current = now.GetValueOrDefault(id), Previous = before.GetValueOrDefault(id) }.Of(
                            query.Per,
                            id.Length == 0 ? null : id
                        )
                ),
        ];
    }

    private static int ByNumber(string left, string right) =>
        int.Parse(left, CultureInfo.InvariantCulture).CompareTo(int.Parse(right, CultureInfo.InvariantCulture));
}
