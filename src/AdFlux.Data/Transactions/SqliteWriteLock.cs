using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace AdFlux.Data.Transactions;

/// <summary>Begins a transaction that may write, waiting for other writers in short steps, so that a cancellation ends the wait.</summary>
internal static class SqliteWriteLock
{
    private const int StepSeconds = 1;

    public static async Task<IDbContextTransaction> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = (SqliteConnection)database.GetDbConnection();
        int patienceSeconds = connection.DefaultTimeout;
        connection.DefaultTimeout = StepSeconds;
        try
        {
            for (int waited = StepSeconds; ; waited += StepSeconds)
            {
                try
                {
                    return await database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (SqliteException busy)
                    when (busy.SqliteErrorCode == raw.SQLITE_BUSY && (waited < patienceSeconds || patienceSeconds == 0))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        finally
        {
            connection.DefaultTimeout = patienceSeconds;
            await database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
