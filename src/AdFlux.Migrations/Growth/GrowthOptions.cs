namespace AdFlux.Migrations.Growth;

/// <summary>How a change of the storage of insights behaves.</summary>
public sealed record GrowthOptions
{
    private readonly TimeSpan _lockWait = TimeSpan.FromMinutes(1);

    /// <summary>Whether to say what would be run, and run none of it.</summary>
    public bool DryRun { get; init; }

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
