namespace AdFlux.Migrations;

/// <summary>How a migration run behaves.</summary>
public sealed record MigrationOptions
{
    private readonly TimeSpan _lockWait = TimeSpan.FromMinutes(1);
    private readonly TimeSpan? _lockTimeout;
    private readonly TimeSpan? _statementTimeout;

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

    /// <summary>
    /// How long a migration may wait for what another connection has locked before it is rolled back, so that it does not hold up everyone who
    /// queues behind it. PostgreSQL: <c>lock_timeout</c> for each lock; as the session has it when null. SQLite: for the one write lock;
    /// <see cref="LockWait"/> when null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or over 24 days.</exception>
    public TimeSpan? LockTimeout
    {
        get => _lockTimeout;
        init => _lockTimeout = Checked(value);
    }

    /// <summary>
    /// How long one statement of a migration may take before the migration is rolled back; as long as it takes when null. PostgreSQL:
    /// <c>statement_timeout</c>, which counts waiting for locks too.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or over 24 days.</exception>
    public TimeSpan? StatementTimeout
    {
        get => _statementTimeout;
        init => _statementTimeout = Checked(value);
    }

    /// <summary>Whether to go on where the history holds migrations that this version does not know; never in order to revert.</summary>
    public bool AllowNewer { get; init; }

    /// <summary>Whether to apply a migration that is older than one that the database holds.</summary>
    public bool AllowOutOfOrder { get; init; }

    /// <summary>Whether <see cref="IAdFluxMigrator.MigrateToAsync"/> may revert migrations, which drops the data in what they created.</summary>
    public bool AllowReverting { get; init; }

    /// <summary>Whether only to tell what would be done: takes no lock and writes nothing, not even the history table.</summary>
    public bool DryRun { get; init; }

    private static TimeSpan? Checked(TimeSpan? value)
    {
        if (value is { } time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromMilliseconds(1), nameof(value));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromMilliseconds(int.MaxValue), nameof(value));
        }

        return value;
    }
}
