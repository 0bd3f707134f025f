using System.Data.Common;
using AdFlux.Migrations.Running.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AdFlux.Migrations.Tests.Support;

/// <summary>What other processes do to a database while it is migrated.</summary>
internal static class Contention
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Holds the migration lock until disposed.</summary>
    public static async Task<IAsyncDisposable> HoldLockAsync(this TestDatabase database)
    {
        if (database is SqliteDatabase sqlite)
        {
            return new FileStream(sqlite.File + ".migrate.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }

        var connection = await OpenUnpooledAsync(database);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({PostgresMigrationSession.LockKey})");
        return connection;
    }

    /// <summary>Makes the initial migration wait in the middle, holding the migration lock, until disposed.</summary>
    public static async Task<IAsyncDisposable> BlockAsync(this TestDatabase database)
    {
        var connection = await OpenUnpooledAsync(database);
        // PostgreSQL makes whoever creates a table of the same name wait for this transaction's end; SQLite every writer.
        await ExecuteAsync(
            connection,
            database.Provider is TestProvider.PostgreSql ? "BEGIN; CREATE TABLE segments (id integer)" : "BEGIN IMMEDIATE"
        );
        return connection;
    }

    /// <summary>Completes once a run holds the migration lock and waits for what <see cref="BlockAsync"/> holds.</summary>
    public static Task UntilBlockedAsync(this TestDatabase database) =>
        UntilAsync(async () =>
            database is SqliteDatabase sqlite
                ? IsLocked(sqlite.File + ".migrate.lock")
                : await database.ScalarAsync(
                    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
                    Cancellation
                )
                    is not null
        );

    /// <summary>Completes once a run on PostgreSQL has asked for the migration lock in vain.</summary>
    public static Task UntilWaitingForLockAsync(this TestDatabase database) =>
        UntilAsync(async () =>
            await database.ScalarAsync(
                """
                SELECT 1 FROM pg_stat_activity
                WHERE datname = current_database() AND state = 'idle' AND query LIKE 'SELECT pg_try_advisory_lock%'
                """,
                Cancellation
            )
                is not null
        );

    /// <summary>Completes once a query gives a value.</summary>
    public static Task UntilAsync(this TestDatabase database, string sql, object value) =>
        UntilAsync(async () => value.Equals(await database.ScalarAsync(sql, Cancellation)));

    /// <summary>Completes once nobody holds the migration lock.</summary>
    public static Task UntilUnlockedAsync(this TestDatabase database) =>
        UntilAsync(async () => (await database.Migrator().GetLockHoldersAsync(Cancellation)).Count == 0);

    /// <summary>Completes once a run is inside the statement that never ends.</summary>
    public static Task UntilInEndlessStatementAsync(this TestDatabase database) =>
        UntilAsync(async () =>
            database is SqliteDatabase
                ? await IsWrittenToAsync(database)
                : await database.ScalarAsync(
                    """
                    SELECT 1 FROM pg_stat_activity
                    WHERE datname = current_database() AND state = 'active' AND query LIKE 'WITH RECURSIVE%'
                    """,
                    Cancellation
                )
                    is not null
        );

    private static bool IsLocked(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Whether someone keeps the write lock for all of a second, which no statement but the endless one does.</summary>
    private static async Task<bool> IsWrittenToAsync(TestDatabase database)
    {
        await using var connection = await OpenUnpooledAsync(database);
        try
        {
            await ExecuteAsync(connection, "BEGIN IMMEDIATE; ROLLBACK");
            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY)
        {
            return true;
        }
    }

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    /// <summary>Opens a connection whose end is the end of its session too.</summary>
    private static async Task<DbConnection> OpenUnpooledAsync(TestDatabase database)
    {
        DbConnection connection =
            database.Provider is TestProvider.PostgreSql
                ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString)
                : new SqliteConnection(
                    new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false, DefaultTimeout = 1 }.ConnectionString
                );
        await connection.OpenAsync(Cancellation);
        return connection;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
