using AdFlux.Migrations.Faults;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>How long and how a run waits for what another run holds: by asking again, so that waiting itself holds nothing.</summary>
internal sealed class LockPatience(TimeSpan wait, ILogger logger, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until <paramref name="tryTake"/> gives something.</summary>
    /// <exception cref="MigrationLockHeldException">It gave nothing for as long as there was patience.</exception>
    public async Task<T> TakeAsync<T>(Func<CancellationToken, Task<T?>> tryTake, string heldBy, CancellationToken cancellationToken)
        where T : class
    {
        var started = timeProvider.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            if (await tryTake(cancellationToken).ConfigureAwait(false) is { } taken)
            {
                return taken;
            }

            if (wait != Timeout.InfiniteTimeSpan && timeProvider.GetElapsedTime(started) >= wait)
            {
                throw new MigrationLockHeldException(FormattableString.Invariant($"{heldBy}; waited {wait.TotalSeconds:0.#} s."));
            }

            if (attempt == 1)
            {
                MigrationLog.WaitingForLock(logger, heldBy);
            }

            await Task.Delay(Interval, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
