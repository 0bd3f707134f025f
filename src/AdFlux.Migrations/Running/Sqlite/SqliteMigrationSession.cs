using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Migrations.Running.Sqlite;

/// <summary>A SQLite connection, with the file lock if it is to migrate.</summary>
internal sealed class SqliteMigrationSession(SqliteConnection connection, SqliteWriting? writing) : MigrationSession(connection)
{
    private const int InstructionsBetweenLooks = 10_000;
    private const int BusyTimeoutSeconds = 30;

    /// <summary>Lets readers go on while a writer writes; SQLite keeps the setting in the file.</summary>
    public Task UseWriteAheadLogAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("PRAGMA journal_mode = wal", [], cancellationToken);

    public override async Task<bool> HasTableAsync(string table, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @table)";
        command.Parameters.AddWithValue("@table", table);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is 1L;
    }

    protected override async Task<DbTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        // The driver waits for a busy database without heeding cancellation: so in short turns, and for long only at the commit.
        connection.DefaultTimeout = 1;
        var transaction = await writing!
            .Settings.ForWriters.TakeAsync(
                _ => Task.FromResult(TryBeginImmediate()),
                "Another connection is writing to this database",
                cancellationToken
            )
            .ConfigureAwait(false);
        connection.DefaultTimeout = BusyTimeoutSeconds;
        return transaction;
    }

    private SqliteTransaction? TryBeginImmediate()
    {
        try
        {
            return connection.BeginTransaction(deferred: false);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return null;
        }
    }

    /// <remarks>The driver runs a statement on the calling thread and cannot cancel it; SQLite itself asks whether to go on.</remarks>
    protected override Task ExecuteAsync(DbCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = writing?.Settings.TimeProvider.GetTimestamp() ?? 0;
        raw.sqlite3_progress_handler(
            connection.Handle,
            InstructionsBetweenLooks,
            _ => cancellationToken.IsCancellationRequested || IsOverdue(started) ? 1 : 0,
            null
        );
        try
        {
            return Task.FromResult(command.ExecuteNonQuery());
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_INTERRUPT)
        {
            throw cancellationToken.IsCancellationRequested
                ? new OperationCanceledException(exception.Message, exception, cancellationToken)
                : new SqliteException(
                    FormattableString.Invariant(
                        $"A statement took longer than the statement timeout of {writing!.Settings.StatementTimeout!.Value.TotalSeconds:0.###} s."
                    ),
                    raw.SQLITE_INTERRUPT
                );
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }

    private bool IsOverdue(long started) =>
        writing is { Settings: { StatementTimeout: { } timeout, TimeProvider: var timeProvider } }
        && timeProvider.GetElapsedTime(started) > timeout;

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        writing?.FileLock.Dispose();
    }
}
