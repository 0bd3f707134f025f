namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>What one contender took.</summary>
/// <param name="Name">The contender.</param>
/// <param name="Role">What it stands for.</param>
/// <param name="Seconds">Of each round; the first of two contenders belong to the same round, and so on.</param>
/// <param name="AllocatedBytes">Managed bytes of one operation, the median of the rounds.</param>
/// <param name="PeakHeapBytes">How far the managed heap grew during a run, the largest of the rounds.</param>
/// <param name="LogBytes">Write-ahead log of one operation, the median of the rounds; null where it was not watched.</param>
internal sealed record Timing(
    string Name,
    Role Role,
    IReadOnlyList<double> Seconds,
    double AllocatedBytes,
    long PeakHeapBytes,
    double? LogBytes
)
{
    public double MedianSeconds => Spread.Of(Seconds).Median;

    /// <summary>How fast it was in units of another, round by round: above 1 is faster.</summary>
    public Spread SpeedIn(Timing other) => Spread.Of(Seconds.Zip(other.Seconds, (mine, its) => its / mine));
}
