namespace AdFlux.Samples;

/// <summary>
/// The SplitMix64 generator of Steele, Lea and Flood. <see cref="Random"/> may change with the runtime, and so would the export.
/// </summary>
/// <remarks>Only operations that IEEE 754 rounds exactly are used, for the same reason: no logarithms, no exponentials.</remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>A generator of its own for one ad on one day, so that a row depends on no other.</summary>
    public static SplitMix64 For(int stream, int adOrdinal, int dayNumber) =>
        new(((ulong)stream << 56) ^ ((ulong)adOrdinal << 24) ^ (ulong)dayNumber);

    /// <summary>A number from 0 inclusive to 1 exclusive.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 inclusive to <paramref name="end"/> exclusive.</summary>
    public int NextInt(int end) => (int)(NextUnit() * end);

    /// <summary>A factor around 1 that stays within <paramref name="spread"/> of it and is mostly near it.</summary>
    public double NextFactor(double spread) => 1 + (spread * (NextUnit() + NextUnit() - 1));

    /// <summary>How often something happened that happens <paramref name="mean"/> times on average.</summary>
    public long NextCount(double mean)
    {
        const int Trials = 24;
        const double FewerThanTrials = 6;

        if (mean > FewerThanTrials)
        {
            // Three uniform numbers are near enough to a normal one; their standard deviation is a half.
            double normal = 2 * (NextUnit() + NextUnit() + NextUnit() - 1.5);
            return Math.Max(0, (long)(mean + (Math.Sqrt(mean) * normal) + 0.5));
        }

        long count = 0;
        for (int i = 0; i < Trials; i++)
        {
            count += NextUnit() * Trials < mean ? 1 : 0;
        }

        return count;
    }

    private ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
