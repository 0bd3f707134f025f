using System.Data.Common;
using AdFlux.Migrations.Schema.Text;
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

    public override async Task<IReadOnlyList<string>> FindDependentsAsync(DroppedTables dropped, CancellationToken cancellationToken)
    {
        const string foreignKeys = """
            SELECT DISTINCT m.name, f."table"
            FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f
            WHERE m.type = 'table'
            """;
        // A trigger goes with the table that it is on.
        const string readers =
            "SELECT type, name, CASE type WHEN 'trigger' THEN tbl_name ELSE '' END, sql FROM sqlite_master WHERE type IN ('view', 'trigger')";
        var tables = dropped.TableNames;
        var references = await ReadAsync(foreignKeys, row => (Table: row.GetString(0), Parent: row.GetString(1)), cancellationToken)
            .ConfigureAwait(false);
        var others = await ReadAsync(
                readers,
                row =>
                    (
                        Type: row.GetString(0),
                        Name: row.GetString(1),
                        On: row.GetString(2),
                        Words: SqlToken.Read(row.GetString(3)).Select(token => token.Name)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. references
                .Where(reference => tables.Contains(reference.Parent) && !tables.Contains(reference.Table))
                .Select(reference => $"table {reference.Table} refers to {reference.Parent}")
                .Concat(
                    others
                        .Where(other =>
                            !tables.Contains(other.On) && !dropped.OtherNames.Contains(other.Name, StringComparer.OrdinalIgnoreCase)
                        )
                        .SelectMany(other =>
                            other
                                .Words.Where(tables.Contains)
                                .Distinct(StringComparer.OrdinalIgnoreCase)
                                .Select(table => $"{other.Type} {other.Name} reads {table}")
                        )
                )
                .Order(StringComparer.Ordinal),
        ];
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
