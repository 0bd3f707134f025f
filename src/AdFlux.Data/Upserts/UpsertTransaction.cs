using System.Data.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Upserts;

/// <summary>The transaction of one upsert: its own, or a savepoint in the caller's. Disposed without a commit, it leaves nothing behind.</summary>
internal sealed class UpsertTransaction : IAsyncDisposable
{
    private const string Savepoint = "adflux_upsert";

    private readonly IDbContextTransaction _transaction;
    private readonly bool _own;
    private bool _committed;

    private UpsertTransaction(IDbContextTransaction transaction, bool own) => (_transaction, _own) = (transaction, own);

    public IDbContextTransaction Current => _transaction;

    public static async Task<UpsertTransaction> BeginAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        if (database.CurrentTransaction is { } callers)
        {
            await callers.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            return new UpsertTransaction(callers, own: false);
        }

        return new UpsertTransaction(await database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false), own: true);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_own)
            await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        else
            await _transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_own)
            await _transaction.DisposeAsync().ConfigureAwait(false);
        else if (!_committed)
            await RollBackToSavepointAsync().ConfigureAwait(false);
    }

    private async Task RollBackToSavepointAsync()
    {
        try
        {
            await _transaction.RollbackToSavepointAsync(Savepoint).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The whole transaction is gone already (a lost connection; SQLite when a statement is interrupted),
            // and the error that ended it is on its way to the caller.
        }
    }
}
