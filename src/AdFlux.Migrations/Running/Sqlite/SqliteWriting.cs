namespace AdFlux.Migrations.Running.Sqlite;

/// <summary>What a session needs beyond a connection to migrate: the lock, and how long to wait for other writers.</summary>
internal sealed record SqliteWriting(SqliteFileLock FileLock, LockPatience Patience);
