using System.Data;
using AdFlux.Data.Diagnostics;
using AdFlux.Data.Faults;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Changes;

/// <summary>Work of the caller's in one transaction, or a savepoint in the one that is open; run again after faults that pass where that is asked for.</summary>
internal sealed class TransactedWork(AdFluxDbContext context, TimeProvider clock, int attempts)
{
    /// <exception cref="DatabaseFaultException">The database failed, and trying again did not help or could not be done.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var operation = Operation.Start(context, typeof(TransactedWork), "UnitOfWork");
        try
        {
            T result = await RunAsync(operation, work, cancellationToken).ConfigureAwait(false);
            operation.Succeed(rows: null);
            return result;
        }
        catch (Exception error)
        {
            operation.Fail(error);
            throw;
        }
    }

    private async Task<T> RunAsync<T>(Operation operation, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (context.ChangeTracker.HasChanges())
        {
            throw new InvalidOperationException(
                "The context holds changes that are not saved: save them before the work begins, or make them part of it. A rollback would lose them."
            );
        }

        bool ownsTransaction = context.Database.CurrentTransaction is null;
        bool ownsConnection = context.Database.GetDbConnection().State == ConnectionState.Closed;
        var retry = new TransientRetry(clock, ownsTransaction ? attempts : 1);
        for (; ; )
        {
            try
            {
                return await RunOnceAsync(work, cancellationToken).WithTypedFaults().ConfigureAwait(false);
            }
            catch (DatabaseFaultException fault) when (retry.Allows(fault) && (ownsConnection || fault.Fault == DatabaseFault.Conflict))
            {
                operation.Retry(fault, retry.NextAttempt, attempts);
            }

            await retry.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T> RunOnceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        WriteTransaction.RequireUsable(context);
        using var flow = WorkFlow.Begin(context);
        bool hasBegun = false;
        try
        {
            T result = await WriteTransaction.RunAsync(context, WriteAsync, cancellationToken).ConfigureAwait(false);
            flow.Commit();
            return result;
        }
        catch when (hasBegun)
        {
            // What is tracked would pass for stored after the rollback.
            context.ChangeTracker.Clear();
            throw;
        }

        async Task<T> WriteAsync()
        {
            hasBegun = true;
            T result = await work(cancellationToken).ConfigureAwait(false);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await RequireUnbrokenAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
    }

    // PostgreSQL answers the commit of a transaction that an error has ended with a rollback, and calls that success.
    private async Task RequireUnbrokenAsync(CancellationToken cancellationToken)
    {
        WriteTransaction.RequireUsable(context);
        await context.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken).ConfigureAwait(false);
    }
}
