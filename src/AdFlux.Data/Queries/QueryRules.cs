using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>What a report refuses before it asks the database.</summary>
internal static class QueryRules
{
    /// <exception cref="ArgumentException">The range ends before it starts, or the level does not tell what the report asks for.</exception>
    public static void Check(InsightQuery query, RollupGroup per)
    {
        CheckRange(query.From, query.To);

        // A row carries the ids of its own level and above only.
        Ask(query, Highest(per), $"RollupGroup.{per}");
        if (query.Campaigns is not null)
            Ask(query, InsightLevel.Campaign, nameof(query.Campaigns));
        if (query.JobOpenings is not null)
            Ask(query, InsightLevel.Campaign, nameof(query.JobOpenings));
        if (query.Segments is not null)
            Ask(query, InsightLevel.Campaign, nameof(query.Segments));
        if (query.AdSets is not null)
            Ask(query, InsightLevel.AdSet, nameof(query.AdSets));
        if (query.Ads is not null)
            Ask(query, InsightLevel.Ad, nameof(query.Ads));
    }

    /// <exception cref="ArgumentException">The range ends before it starts.</exception>
    public static void CheckRange(DateOnly from, DateOnly to, string parameter = "query")
    {
        if (from > to)
            throw Wrong(
                $"The range ends on {to:yyyy-MM-dd}, before it starts on {from:yyyy-MM-dd}: give the earlier day first.",
                parameter
            );
    }

    /// <summary>The error for an argument of the repository's method.</summary>
    public static ArgumentException Wrong(string message, string parameter = "query") => new(message, parameter);

    private static InsightLevel Highest(RollupGroup per) =>
        per switch
        {
            RollupGroup.Everything or RollupGroup.Account => InsightLevel.Account,
            RollupGroup.Campaign or RollupGroup.JobOpening or RollupGroup.Segment => InsightLevel.Campaign,
            RollupGroup.AdSet => InsightLevel.AdSet,
            RollupGroup.Ad => InsightLevel.Ad,
            _ => throw new ArgumentOutOfRangeException(nameof(per), per, "Not a group: see RollupGroup."),
        };

    private static void Ask(InsightQuery query, InsightLevel highest, string what)
    {
        if (query.Level >= highest)
            return;

        IEnumerable<string> fitting = Enum.GetValues<InsightLevel>()
            .Where(level => level >= highest)
            .Select(level => $"InsightLevel.{level}");
        throw Wrong($"Insights of InsightLevel.{query.Level} do not tell what {what} asks for: use {string.Join(" or ", fitting)}.");
    }
}
