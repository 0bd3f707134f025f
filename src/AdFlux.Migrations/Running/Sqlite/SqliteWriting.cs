namespace AdFlux.Migrations.Running.Sqlite;

/// <summary>What a session needs beyond a connection to migrate: the lock, and what to wait for, and how long.</summary>
internal sealed record SqliteWriting(SqliteFileLock FileLock, SessionSettings Settings);
