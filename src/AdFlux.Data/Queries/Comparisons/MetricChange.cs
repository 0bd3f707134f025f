namespace AdFlux.Data.Queries;

/// <summary>How a metric changed from one range to another.</summary>
/// <param name="Current">The value in the current range; null when there is none.</param>
/// <param name="Previous">The value in the previous range; null when there is none.</param>
public readonly record struct MetricChange(decimal? Current, decimal? Previous)
{
    /// <summary>Current minus previous, in the metric's own unit; null when either is null, which is not zero.</summary>
    public decimal? Absolute => Current - Previous;

    /// <summary>
    /// The change as a part of the previous value's size: 0.25 is a quarter more, -1 is down to nothing; (current - previous) / |previous|. Null when
    /// either is null or the previous is zero.
    /// </summary>
    public decimal? Relative => Previous is { } previous && previous != 0 ? Absolute / Math.Abs(previous) : null;
}
