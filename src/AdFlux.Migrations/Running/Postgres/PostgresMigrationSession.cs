using System.Data.Common;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running.History;
using Npgsql;

namespace AdFlux.Migrations.Running.Postgres;

/// <summary>
/// A PostgreSQL connection that holds the lock and does the work: the lock cannot be lost while the work goes on, since both end with the
/// session, which the server ends when its client dies.
/// </summary>
internal sealed class PostgresMigrationSession(NpgsqlConnection connection) : MigrationSession(connection)
{
    /// <summary>How <c>pg_locks</c> shows a lock on a key of 64 bits.</summary>
    private static readonly string HoldsTheLock = FormattableString.Invariant(
        $"l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid = {LockKey >> 32} AND l.objid = {LockKey & 0xFFFF_FFFF}"
    );

    /// <summary>The advisory lock's key: the letters <c>adflux</c> in ASCII. Advisory locks are per database.</summary>
    public const long LockKey = 0x6164_666C_7578;

    private PostgresSessionSettings? _settings;
    private bool _isLocked;

    public async Task LockAsync(LockPatience patience, CancellationToken cancellationToken)
    {
        await RefusePoolerAsync(cancellationToken).ConfigureAwait(false);
        // Asking again rather than blocking: a statement that waits is a transaction that others, such as CREATE INDEX CONCURRENTLY, wait for.
        await patience
            .TakeAsync(TryLockAsync, "Another migration run holds the lock on this database", cancellationToken)
            .ConfigureAwait(false);
        _isLocked = true;
    }

    private async Task RefusePoolerAsync(CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        // A pooler makes up the process id that it gives its clients.
        if ((int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))! != connection.ProcessID)
        {
            throw new DatabaseAccessException(
                "There is a connection pooler, such as PgBouncer, before the PostgreSQL server: it can hand the migration lock to another client. "
                    + "Connect to the server itself to migrate.",
                isTransient: false
            );
        }
    }

    private async Task<object?> TryLockAsync(CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(@key)", connection);
        command.Parameters.AddWithValue("key", LockKey);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true ? this : null;
    }

    public async Task ConfigureAsync(SessionSettings settings, CancellationToken cancellationToken) =>
        _settings = await PostgresSessionSettings.ApplyAsync(connection, settings, cancellationToken).ConfigureAwait(false);

    public Task<IReadOnlyList<MigrationLockHolder>> FindLockHoldersAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            FormattableString.Invariant(
                $"""
                SELECT l.pid, a.application_name, coalesce(host(a.client_addr), 'local'), a.backend_start, concat_ws(': ', a.state, left(a.query, 200))
                FROM pg_locks l
                JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
                LEFT JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE {HoldsTheLock}
                """
            ),
            row => new MigrationLockHolder(row.GetInt32(0), Text(row, 1), Text(row, 2), Instant(row, 3), Text(row, 4)),
            cancellationToken
        );

    /// <returns>Whether the process held the lock and is ended.</returns>
    public async Task<bool> EndLockHolderAsync(int processId, CancellationToken cancellationToken)
    {
        const int patienceMs = 5000;
        using var command = new NpgsqlCommand(
            FormattableString.Invariant(
                $"""
                SELECT pg_terminate_backend(l.pid, {patienceMs})
                FROM pg_locks l
                JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
                WHERE {HoldsTheLock} AND l.pid = @pid
                """
            ),
            connection
        );
        command.Parameters.AddWithValue("pid", processId);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    public override async Task<bool> ClearUnfinishedAsync(string command, LogEntry unfinished, CancellationToken cancellationToken) =>
        ConcurrentIndex.In(command) is not { } index
        || await index.ClearUnfinishedAsync(this, connection, unfinished, cancellationToken).ConfigureAwait(false);

    public override async Task<bool> HasTableAsync(string table, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT to_regclass(@table) IS NOT NULL", connection);
        command.Parameters.AddWithValue("table", table);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    public override async Task<IReadOnlyList<string>> FindDependentsAsync(DroppedTables dropped, CancellationToken cancellationToken)
    {
        const string find = """
            WITH dropped AS (SELECT to_regclass(name) AS id FROM unnest(@tables) AS name WHERE to_regclass(name) IS NOT NULL)
            SELECT DISTINCT 'table ' || conrelid::regclass || ' refers to ' || confrelid::regclass
            FROM pg_constraint
            WHERE contype = 'f' AND confrelid IN (SELECT id FROM dropped) AND conrelid NOT IN (SELECT id FROM dropped)
                AND conname <> ALL (@others)
                AND NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey) AND attname = ANY (@others))
            UNION
            SELECT DISTINCT CASE relkind WHEN 'm' THEN 'materialized view ' WHEN 'v' THEN 'view ' ELSE 'a rule on ' END
                || ev_class::regclass || ' reads ' || refobjid::regclass
            FROM pg_depend
            JOIN pg_rewrite ON pg_rewrite.oid = objid
            JOIN pg_class ON pg_class.oid = ev_class
            WHERE classid = 'pg_rewrite'::regclass AND refclassid = 'pg_class'::regclass
                AND refobjid IN (SELECT id FROM dropped) AND ev_class NOT IN (SELECT id FROM dropped) AND relname <> ALL (@others)
            ORDER BY 1
            """;
        using var command = new NpgsqlCommand(find, connection);
        command.Parameters.AddWithValue("tables", dropped.Tables.ToArray());
        command.Parameters.AddWithValue("others", dropped.OtherNames.ToArray());
        var dependents = new List<string>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            dependents.Add(reader.GetString(0));
        }

        return dependents;
    }

    protected override async Task<DbTransaction> BeginAsync(CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    protected override Task ExecuteAsync(DbCommand command, CancellationToken cancellationToken) =>
        command.ExecuteNonQueryAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (_isLocked && connection.State is System.Data.ConnectionState.Open)
            {
                // Closing alone would leave the lock with a pooled connection, and free it late with any other.
                using var command = new NpgsqlCommand("SELECT pg_advisory_unlock(@key)", connection);
                command.Parameters.AddWithValue("key", LockKey);
                await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
                await (_settings?.RestoreAsync(connection) ?? Task.CompletedTask).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and with its session the lock: what ended it is the error to report.
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Instant(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
