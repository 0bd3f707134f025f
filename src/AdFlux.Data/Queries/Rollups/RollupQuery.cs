using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which insights to sum, into which periods, per what.</summary>
/// <param name="Level">The level of the rows that are summed.</param>
/// <param name="From">First day, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record RollupQuery(InsightLevel Level, DateOnly From, DateOnly To) : InsightQuery(Level, From, To)
{
    /// <summary>The periods to sum into; the whole range unless set.</summary>
    public RollupPeriod By { get; init; } = RollupPeriod.Total;

    /// <summary>What to sum per; everything in one sum unless set.</summary>
    public RollupGroup Per { get; init; } = RollupGroup.Everything;
}
