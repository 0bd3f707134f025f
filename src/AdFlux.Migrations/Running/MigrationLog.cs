using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>Everything that the runner logs.</summary>
internal static partial class MigrationLog
{
    [LoggerMessage(1, LogLevel.Information, "{HeldBy}; waiting for it")]
    public static partial void WaitingForLock(ILogger logger, string heldBy);

    [LoggerMessage(4, LogLevel.Information, "The {Database} does not exist yet.")]
    public static partial void DoesNotExist(ILogger logger, string database);

    [LoggerMessage(2, LogLevel.Information, "Running migration {MigrationId} ({Direction})")]
    public static partial void Running(ILogger logger, string migrationId, MigrationDirection direction);

    [LoggerMessage(3, LogLevel.Information, "Migration {MigrationId} ({Direction}) committed after {DurationMs} ms")]
    public static partial void Committed(ILogger logger, string migrationId, MigrationDirection direction, long durationMs);

    [LoggerMessage(5, LogLevel.Debug, "The migration lock is taken")]
    public static partial void LockTaken(ILogger logger);

    [LoggerMessage(6, LogLevel.Debug, "A command of migration {MigrationId} has run")]
    public static partial void Executed(ILogger logger, string migrationId);

    [LoggerMessage(7, LogLevel.Debug, "Migration {MigrationId} is recorded and about to commit")]
    public static partial void Recorded(ILogger logger, string migrationId);

    [LoggerMessage(
        8,
        LogLevel.Information,
        "Migration {MigrationId} cannot be in a transaction; a run that ends in the middle of it is completed by the next"
    )]
    public static partial void RunningOutside(ILogger logger, string migrationId);

    [LoggerMessage(9, LogLevel.Information, "The index {Index} of an unfinished run is invalid; removing it")]
    public static partial void RemovingInvalidIndex(ILogger logger, string index);

    [LoggerMessage(10, LogLevel.Information, "The database cannot be reached yet; waiting for it ({Reason})")]
    public static partial void WaitingForDatabase(ILogger logger, string reason);

    [LoggerMessage(11, LogLevel.Information, "Waiting for {MigrationId} and what else is pending to be applied")]
    public static partial void WaitingForMigrations(ILogger logger, string migrationId);

    [LoggerMessage(12, LogLevel.Warning, "Ended the session of process {ProcessId}, which held the migration lock")]
    public static partial void HolderEnded(ILogger logger, int processId);
}
