using AdFlux.Data.Faults;

namespace AdFlux.Data.Transactions;

/// <summary>When a transaction that failed is run again: after faults that pass, three times in all unless told otherwise, a moment later each time.</summary>
internal sealed class TransientRetry(TimeProvider clock, int mostAttempts = TransientRetry.MostAttempts)
{
    public const int MostAttempts = 3;

    private static readonly TimeSpan _firstDelay = TimeSpan.FromMilliseconds(100);

    private int _attempts = 1;

    /// <summary>The number of the attempt that would follow, from 2.</summary>
    public int NextAttempt => _attempts + 1;

    /// <summary>
    /// Whether to run once more. Not after a busy database, whose patience is the caller's setting and is used up; not where there is no
    /// connection, which takes longer than this waits; and never when the commit was on its way.
    /// </summary>
    public bool Allows(DatabaseFaultException fault) =>
        fault.Fault is DatabaseFault.Conflict or DatabaseFault.ConnectionLost && _attempts < mostAttempts;

    /// <summary>Waits before the next attempt: doubling, and up to twice as long by chance, so that rivals do not meet again.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan delay = _firstDelay * Math.Pow(2, _attempts - 1) * (1 + Jitter());
        _attempts++;
        return Task.Delay(delay, clock, cancellationToken);
    }

#pragma warning disable CA5394 // Chance that nobody gains from guessing.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
