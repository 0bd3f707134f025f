namespace AdFlux.Data.Queries;

/// <summary>The least of a sum that a group needs to rank, so that three clicks on four impressions are not the best there is.</summary>
/// <param name="Metric">The sum: a count, or money; not a ratio.</param>
/// <param name="AtLeast">The least, inclusive; a group without the sum (null) does not reach any.</param>
public readonly record struct MetricMinimum(InsightMetric Metric, decimal AtLeast);
