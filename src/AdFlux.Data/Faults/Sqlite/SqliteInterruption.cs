using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

namespace AdFlux.Data.Faults.Sqlite;

/// <summary>
/// Ends a statement of SQLite that reads when its caller cancels: Microsoft.Data.Sqlite looks at the token only before a statement. A transaction stays as it
/// is. On PostgreSQL, whose driver does so itself, nothing is added.
/// </summary>
internal sealed class SqliteInterruption : IAsyncDisposable
{
    private readonly DatabaseFacade? _database;
    private readonly CancellationTokenRegistration _registration;

    private SqliteInterruption(DatabaseFacade? database, CancellationTokenRegistration registration) =>
        (_database, _registration) = (database, registration);

    /// <summary>Runs a call that reads.</summary>
    public static async Task<T> RunAsync<T>(DatabaseFacade database, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        SqliteInterruption interruption = await BeginAsync(database, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = interruption.ConfigureAwait(false);
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (SqliteException error) when (IsInterrupt(error, cancellationToken))
        {
            throw new OperationCanceledException("The call was cancelled.", error, cancellationToken);
        }
    }

    /// <summary>Streams rows. On both providers none comes after the cancellation, also where the driver holds more of them already.</summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        DatabaseFacade database,
        IAsyncEnumerable<T> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        SqliteInterruption interruption = await BeginAsync(database, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = interruption.ConfigureAwait(false);
        IAsyncEnumerator<T> reader = rows.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
        for (; ; )
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!await reader.MoveNextAsync().ConfigureAwait(false))
                    yield break;
            }
            catch (SqliteException error) when (IsInterrupt(error, cancellationToken))
            {
                throw new OperationCanceledException("The call was cancelled.", error, cancellationToken);
            }

            yield return reader.Current;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        if (_database is not null)
            await _database.CloseConnectionAsync().ConfigureAwait(false);
    }

    private static async Task<SqliteInterruption> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        if (!cancellationToken.CanBeCanceled || database.GetDbConnection() is not SqliteConnection connection)
            return new SqliteInterruption(database: null, default);

        await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        sqlite3? handle = connection.Handle;
        return new SqliteInterruption(database, cancellationToken.Register(() => raw.sqlite3_interrupt(handle)));
    }

    private static bool IsInterrupt(SqliteException error, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && error.SqliteErrorCode == raw.SQLITE_INTERRUPT;
}
