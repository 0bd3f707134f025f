using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>What a session that migrates waits for, and how long.</summary>
/// <param name="ForLock">For the migration lock.</param>
/// <param name="ForWriters">For other writers, where the database has one write lock.</param>
/// <param name="LockTimeout">For each lock of a migration; as the session has it when null.</param>
/// <param name="StatementTimeout">For each statement of a migration; as the session has it when null.</param>
/// <param name="TimeProvider">Measures the statements.</param>
internal sealed record SessionSettings(
    LockPatience ForLock,
    LockPatience ForWriters,
    TimeSpan? LockTimeout,
    TimeSpan? StatementTimeout,
    TimeProvider TimeProvider
)
{
    public static SessionSettings Of(MigrationOptions options, ILogger logger, TimeProvider timeProvider) =>
        new(
            new LockPatience(options.LockWait, logger, timeProvider),
            new LockPatience(options.LockTimeout ?? options.LockWait, logger, timeProvider),
            options.LockTimeout,
            options.StatementTimeout,
            timeProvider
        );
}
