namespace AdFlux.Migrations;

/// <summary>How a migration run behaves.</summary>
public sealed record MigrationOptions
{
    private readonly TimeSpan _lockWait = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long to wait for another run to finish. One minute by default; <see cref="TimeSpan.Zero"/> tries once,
    /// <see cref="Timeout.InfiniteTimeSpan"/> waits until cancelled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, and not infinite.</exception>
    public TimeSpan LockWait
    {
        get => _lockWait;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            }

            _lockWait = value;
        }
    }
}
