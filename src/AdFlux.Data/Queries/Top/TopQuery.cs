using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which campaigns, ads or other groups have the most, or the least, of a metric over a range.</summary>
/// <remarks>
/// Groups are ranked by the exact sums or the exact quotients of sums, not by rounded ones, so the order is the same on both providers. Equal ones
/// come in the order of their ids (ordinal; segments by number). A group whose metric is null does not rank, in neither direction.
/// </remarks>
/// <param name="Level">The level of the rows that are summed.</param>
/// <param name="From">First day, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Per">What is ranked; anything but <see cref="RollupGroup.Everything"/>.</param>
/// <param name="Metric">What it is ranked by.</param>
public sealed record TopQuery(InsightLevel Level, DateOnly From, DateOnly To, RollupGroup Per, InsightMetric Metric)
    : InsightQuery(Level, From, To)
{
    /// <summary>How many to give at most, from 1; 10 unless set.</summary>
    public int Count { get; init; } = 10;

    /// <summary>Whether the least come first, as for costs; unless set, the most do.</summary>
    public bool Ascending { get; init; }

    /// <summary>The volume that a group needs to rank: all of these; none unless set.</summary>
    public IReadOnlyCollection<MetricMinimum> Minimums { get; init; } = [];
}
