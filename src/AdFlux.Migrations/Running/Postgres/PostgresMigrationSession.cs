using System.Data.Common;
using AdFlux.Migrations.Faults;
using Npgsql;

namespace AdFlux.Migrations.Running.Postgres;

/// <summary>
/// A PostgreSQL connection that holds the lock and does the work: the lock cannot be lost while the work goes on, since both end with the
/// session, which the server ends when its client dies.
/// </summary>
internal sealed class PostgresMigrationSession(NpgsqlConnection connection) : MigrationSession(connection)
{
    /// <summary>The advisory lock's key: the letters <c>adflux</c> in ASCII. Advisory locks are per database.</summary>
    public const long LockKey = 0x6164_666C_7578;

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

    public override async Task<bool> HasTableAsync(string table, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT to_regclass(@table) IS NOT NULL", connection);
        command.Parameters.AddWithValue("table", table);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
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
}
