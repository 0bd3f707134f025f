namespace AdFlux.Migrations;

/// <summary>Who holds the migration lock of a database.</summary>
/// <param name="ProcessId">The process: the server's, which serves the session, on PostgreSQL; the run's own on SQLite, 0 when it cannot be told.</param>
/// <param name="Application">The application's or the process's name; null when this user may not see it.</param>
/// <param name="Client">The address that it connected from; null where there is none or this user may not see it.</param>
/// <param name="Since">Since when its session or process lives, in UTC; null when this user may not see it.</param>
/// <param name="Activity">What the session is doing; null when this user may not see it.</param>
public sealed record MigrationLockHolder(int ProcessId, string? Application, string? Client, DateTimeOffset? Since, string? Activity);
