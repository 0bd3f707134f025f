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
}
