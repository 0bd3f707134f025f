namespace AdFlux.Data.Queries;

/// <summary>The roll-ups of one group over two ranges.</summary>
public sealed record RollupComparison : GroupedRow
{
    /// <summary>The current range; null when the group has no insights in it.</summary>
    public InsightRollup? Current { get; init; }

    /// <summary>The range compared with; null when the group has no insights in it.</summary>
    public InsightRollup? Previous { get; init; }

    /// <summary>How a metric changed.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a metric.</exception>
    public MetricChange ChangeOf(InsightMetric metric) => new(Current?.ValueOf(metric), Previous?.ValueOf(metric));
}
