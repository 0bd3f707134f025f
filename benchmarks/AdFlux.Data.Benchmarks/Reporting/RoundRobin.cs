using System.Diagnostics;

namespace AdFlux.Data.Benchmarks.Reporting;

/// <summary>
/// Measures contenders in turn, A B C, B C A, C A B, so that what the machine does besides meets them all alike, and ratios are taken
/// within a round.
/// </summary>
internal static class RoundRobin
{
    /// <param name="comparison">What to measure.</param>
    /// <param name="pace">How long.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    /// <exception cref="InvalidOperationException">The contenders did not find the same.</exception>
    public static async Task<Result> RunAsync(Comparison comparison, Pace pace, CancellationToken cancellationToken)
    {
        if (pace.WarmUp is { } warmUp)
            await WarmUpAsync(comparison, warmUp, cancellationToken);

        Series[] series = [.. comparison.Contenders.Select(contender => new Series(contender))];
        for (int round = 0; round < pace.Rounds; round++)
        {
            for (int turn = 0; turn < series.Length; turn++)
            {
                Series next = series[(round + turn) % series.Length];
                if (next.Seconds.Count == round && next.Seconds.Sum() < pace.PerContender.TotalSeconds)
                    await next.RunAsync(comparison, cancellationToken);
            }
        }

        Timing[] timings = [.. series.Select(one => one.Timing)];
        return new Result(comparison.Provider, comparison.Scenario, comparison.Operations, comparison.Unit, timings);
    }

    // The runtime compiles what runs often once more: ratios are those of code that has settled.
    private static async Task WarmUpAsync(Comparison comparison, TimeSpan duration, CancellationToken cancellationToken)
    {
        (string Name, long Found)? first = null;
        foreach (Contender contender in comparison.Contenders)
        {
            long start = Stopwatch.GetTimestamp();
            do
            {
                long found = await RunOnceAsync(contender, cancellationToken);
                first ??= (contender.Name, found);
                if (found != first.Value.Found)
                    throw new InvalidOperationException(
                        $"{comparison.Provider} {comparison.Scenario}: {contender.Name} found {found}, {first.Value.Name} {first.Value.Found}."
                    );
            } while (Stopwatch.GetElapsedTime(start) < duration);
        }
    }

    private static async Task<long> RunOnceAsync(Contender contender, CancellationToken cancellationToken)
    {
        if (contender.PrepareAsync is { } prepare)
            await prepare(cancellationToken);

        return await contender.RunAsync(cancellationToken);
    }

    private sealed class Series(Contender contender)
    {
        private readonly List<double> _allocated = [];
        private readonly List<double> _logged = [];
        private long _peakHeap;

        public List<double> Seconds { get; } = [];

        public Timing Timing =>
            new(
                contender.Name,
                contender.Role,
                Seconds,
                Spread.Of(_allocated).Median,
                _peakHeap,
                _logged.Count == 0 ? null : Spread.Of(_logged).Median
            );

        public async Task RunAsync(Comparison comparison, CancellationToken cancellationToken)
        {
            if (contender.PrepareAsync is { } prepare)
                await prepare(cancellationToken);

            GC.Collect();
            GC.WaitForPendingFinalizers();
            long? logStart = await LogAsync(comparison, cancellationToken);
            await using (var heap = new HeapWatch())
            {
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                long start = Stopwatch.GetTimestamp();
                await contender.RunAsync(cancellationToken);
                Seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                _allocated.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / comparison.Operations);
                _peakHeap = Math.Max(_peakHeap, heap.Growth);
            }

            if (await LogAsync(comparison, cancellationToken) - logStart is { } logged)
                _logged.Add((double)logged / comparison.Operations);
        }

        private static Task<long?> LogAsync(Comparison comparison, CancellationToken cancellationToken) =>
            comparison.LogPositionAsync?.Invoke(cancellationToken) ?? Task.FromResult<long?>(null);
    }
}
