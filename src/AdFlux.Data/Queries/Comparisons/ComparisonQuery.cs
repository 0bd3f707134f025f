using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>What changed between two ranges, per group.</summary>
/// <param name="Level">The level of the rows that are summed.</param>
/// <param name="From">First day of the current range, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day of the current range, inclusive.</param>
public sealed record ComparisonQuery(InsightLevel Level, DateOnly From, DateOnly To) : InsightQuery(Level, From, To)
{
    /// <summary>What to sum per; everything in one sum unless set.</summary>
    public RollupGroup Per { get; init; } = RollupGroup.Everything;

    /// <summary>
    /// The range to compare with, of any length, such as the same days of the year before; unless set, the one of the same length that ends on the
    /// day before <see cref="InsightQuery.From"/>.
    /// </summary>
    public DayRange? Previous { get; init; }
}
