using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Transactions;
using AdFlux.Data.Faults;
using AdFlux.Data.Faults.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SQLitePCL;

namespace AdFlux.Data.Transactions;

/// <summary>The transaction of one call that writes: its own, or a savepoint in the caller's. Disposed without a commit, it leaves nothing behind.</summary>
internal sealed class WriteTransaction : IAsyncDisposable
{
    private const string Savepoint = "adflux_write";

    // Null where the transaction is one of a connection that EF Core does not know.
    private readonly IDbContextTransaction? _known;
    private bool _committed;

    private WriteTransaction(DbTransaction current, IDbContextTransaction? known, bool isOwn) =>
        (Current, _known, IsOwn) = (current, known, isOwn);

    public DbTransaction Current { get; }

    /// <summary>Whether the call began the transaction, not its caller.</summary>
    public bool IsOwn { get; }

    /// <summary>
    /// Holds that the caller may write now: that no unit of work of another flow runs on the context, and that the caller's transaction, if there is one,
    /// still runs. Else EF Core would open another connection and forget the transaction, SQLite would take the savepoint for a transaction of its own, and
    /// either would commit what the caller wants to roll back.
    /// </summary>
    /// <exception cref="InvalidOperationException">A unit of work of another flow runs, or a <c>TransactionScope</c> is open.</exception>
    /// <exception cref="DatabaseFaultException">An earlier error has ended the transaction.</exception>
    public static void RequireUsable(AdFluxDbContext context)
    {
        if (WorkFlow.Of(context) is { IsCurrent: false })
        {
            throw new InvalidOperationException(
                "A unit of work runs on this context, and this call is not part of it: await one before the other, or give each a scope of its own."
            );
        }

        // SQLite knows no ambient transactions; what is the same on both providers takes part in none.
        if (Transaction.Current is not null)
            throw new InvalidOperationException(
                "A TransactionScope is open, in which the library does not write: use IUnitOfWork, or BeginTransaction."
            );

        DatabaseFacade database = context.Database;
        if (database.CurrentTransaction is null)
            return;

        DbConnection connection = database.GetDbConnection();
        bool isOver =
            connection.State != ConnectionState.Open
            || (connection is SqliteConnection sqlite && raw.sqlite3_get_autocommit(sqlite.Handle) != 0);
        if (isOver)
            throw new DatabaseFaultException(DatabaseFault.TransactionFailed, code: null, innerException: null);
    }

    /// <summary>Writes in a transaction of its own, or a savepoint in the caller's, and commits it.</summary>
    public static Task<T> RunAsync<T>(AdFluxDbContext context, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        RequireUsable(context);
        IExecutionStrategy strategy = context.Database.CreateExecutionStrategy();
        return strategy.RetriesOnFailure && context.Database.CurrentTransaction is null
            ? RunOnceAsync(strategy, () => RunAsync(context.Database, write, cancellationToken))
            : RunAsync(context.Database, write, cancellationToken);
    }

    // A strategy that retries lets nobody begin a transaction outside of it, and runs again inside what only the caller knows to be safe: so it sees no failure.
    private static async Task<T> RunOnceAsync<T>(IExecutionStrategy strategy, Func<Task<T>> write)
    {
        Task<T> once = await strategy
            .ExecuteAsync(async () =>
            {
                Task<T> running = write();
                await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return running;
            })
            .ConfigureAwait(false);
        return await once.ConfigureAwait(false);
    }

    private static async Task<T> RunAsync<T>(DatabaseFacade database, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            WriteTransaction transaction = await BeginAsync(database, cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable scope = transaction.ConfigureAwait(false);
            T result = await write().ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            await database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    public static async Task<WriteTransaction> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        if (database.CurrentTransaction is { } callers)
        {
            await callers.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            return new WriteTransaction(callers.GetDbTransaction(), callers, isOwn: false);
        }

        IDbContextTransaction own =
            database.GetDbConnection() is SqliteConnection
                ? await SqliteWriteLock.BeginAsync(database, cancellationToken).ConfigureAwait(false)
                : await database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        return new WriteTransaction(own.GetDbTransaction(), own, isOwn: true);
    }

    public static async Task<WriteTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new(await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false), known: null, isOwn: true);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        // Cancelled while it runs, a commit may have happened all the same: from here on it is too late.
        cancellationToken.ThrowIfCancellationRequested();
        if (IsOwn)
            await CommitOwnAsync().ConfigureAwait(false);
        else
            await _known!.ReleaseSavepointAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_known is null)
            await Current.DisposeAsync().ConfigureAwait(false);
        else if (IsOwn)
            await _known.DisposeAsync().ConfigureAwait(false);
        else if (!_committed)
            await RollBackToSavepointAsync(_known).ConfigureAwait(false);
    }

    private async Task CommitOwnAsync()
    {
        try
        {
            if (_known is null)
                await Current.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            else
                await _known.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException error) when (PostgresFaults.LeavesCommitOpen(error))
        {
            throw new DatabaseFaultException(DatabaseFault.OutcomeUnknown, PostgresFaults.Code(error), error);
        }
    }

    private static async Task RollBackToSavepointAsync(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.RollbackToSavepointAsync(Savepoint).ConfigureAwait(false);
            await transaction.ReleaseSavepointAsync(Savepoint).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The whole transaction is gone already (a lost connection; SQLite when a statement is interrupted),
            // and the error that ended it is on its way to the caller.
        }
    }
}
