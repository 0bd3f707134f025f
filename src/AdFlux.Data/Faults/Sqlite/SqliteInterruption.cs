using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

namespace AdFlux.Data.Faults.Sqlite;

/// <summary>
/// Ends a statement of SQLite that reads when its caller cancels: Microsoft.Data.Sqlite looks at the token only before a statement. A transaction stays as it
/// is. On PostgreSQL, whose driver does so itself, there is nothing to do.
/// </summary>
internal sealed class SqliteInterruption : IAsyncDisposable
{
    private readonly DatabaseFacade? _database;
    private readonly CancellationTokenRegistration _registration;

    private SqliteInterruption(DatabaseFacade? database, CancellationTokenRegistration registration) =>
        (_database, _registration) = (database, registration);

    public static async Task<SqliteInterruption> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || database.GetDbConnection() is not SqliteConnection connection)
            return new SqliteInterruption(database: null, default);

        await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        sqlite3? handle = connection.Handle;
        return new SqliteInterruption(database, cancellationToken.Register(() => raw.sqlite3_interrupt(handle)));
    }

    /// <summary>Whether an error is no more than the end of a statement that was cancelled.</summary>
    public static bool Raised(Exception error, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && error is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        if (_database is not null)
            await _database.CloseConnectionAsync().ConfigureAwait(false);
    }
}
