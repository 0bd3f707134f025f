using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using AdFlux.Data.Diagnostics;
using AdFlux.Data.Faults;
using AdFlux.Data.Transactions;
using AdFlux.Data.Upserts.Postgres;
using AdFlux.Data.Upserts.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace AdFlux.Data.Upserts;

/// <summary>
/// Brings rows to the state that their source has: check each, drop duplicates, find or stub their parents, insert what is new, update what
/// differs. One transaction, or a savepoint in the caller's.
/// </summary>
/// <typeparam name="T">The rows' entity.</typeparam>
internal sealed class Upsert<T>(AdFluxDbContext context, UpsertShape<T> shape, UpsertOptions options, TimeProvider clock)
    where T : class
{
    private readonly UpsertTable _table = UpsertTable.Of(context.Model, shape);

    /// <summary>Whether few rows are staged as many are.</summary>
    public bool AlwaysStages { get; init; }

    /// <param name="rows">The rows.</param>
    /// <param name="inMemory">How many of them the caller holds in memory anyway; zero for a stream.</param>
    /// <param name="progress">Told of rows received, and of the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="DatabaseFaultException">The database failed, and trying again did not help or could not be done.</exception>
    public async Task<UpsertResult> RunAsync(
        IAsyncEnumerable<T> rows,
        int inMemory,
        IProgress<UpsertProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var operation = Operation.Start(context, typeof(T), nameof(Upsert<>));
        try
        {
            UpsertResult result = await RunAsync(operation, rows, inMemory, progress, cancellationToken).ConfigureAwait(false);
            operation.SucceedUpsert(result.Received, result.Inserted, result.Updated, result.Unchanged, result.Duplicates, result.Stubs);
            return result;
        }
        catch (Exception error)
        {
            operation.Fail(error);
            throw;
        }
    }

    private async Task<UpsertResult> RunAsync(
        Operation operation,
        IAsyncEnumerable<T> rows,
        int inMemory,
        IProgress<UpsertProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        // Repositories of a scope share the context: a second call at the same time would become part of this one's transaction.
        using ConcurrencyDetectorCriticalSectionDisposer alone = context.GetService<IConcurrencyDetector>().EnterCriticalSection();
        WriteTransaction.RequireUsable(context);
        bool ownsTransaction = context.Database.CurrentTransaction is null;
        bool ownsConnection = context.Database.GetDbConnection().State == ConnectionState.Closed;
        var retry = new TransientRetry(clock);
        for (; ; )
        {
            var received = new ReceivedRows<T>(rows, _table, shape, progress, cancellationToken);
            await using ConfiguredAsyncDisposable scope = received.ConfigureAwait(false);
            try
            {
                return await RunOnceAsync(received, inMemory, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error != received.InputError && ProviderFaults.Raised(error))
            {
                DatabaseFaultException fault = ProviderFaults.Of(error);

                // What the caller did to the connection before is lost with it; of several parts some may be stored; and a stream cannot be read
                // again.
                bool isOurs = ownsTransaction && options.Connections == 1 && (ownsConnection || fault.Fault == DatabaseFault.Conflict);
                bool isReadable = inMemory > 0 || received.All is not null;
                if (!isOurs || !isReadable || !retry.Allows(fault))
                    throw fault;
                operation.Retry(fault, retry.NextAttempt, TransientRetry.MostAttempts);
            }

            if (inMemory == 0)
                (rows, inMemory) = (received.All!.ToAsyncEnumerable(), received.All!.Count);
            await retry.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<UpsertResult> RunOnceAsync(
        ReceivedRows<T> received,
        int inMemory,
        IProgress<UpsertProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        IUpsertWriter<T> writer = CreateWriter(inMemory);

        // The first rows are read before a connection is held for them.
        RefuseSplitInTransaction();
        List<T> first = await received.TakeAsync(AlwaysStages ? 0 : writer.DirectRows, inMemory).ConfigureAwait(false);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            UpsertResult result =
                await WriteDirectlyAsync(writer, received, first, cancellationToken).ConfigureAwait(false)
                ?? await WriteStagedAsync(writer, received, received.FollowAsync(first), cancellationToken).ConfigureAwait(false);
            progress?.Report(new UpsertProgress(result.Received, Stored: true));
            return result;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private IUpsertWriter<T> CreateWriter(int inMemory)
    {
        int? timeoutSeconds = context.Database.GetCommandTimeout();
        DateTime now = clock.GetUtcNow().UtcDateTime;
        return context.Database.GetDbConnection() switch
        {
            NpgsqlConnection connection => new PostgresUpsertWriter<T>(connection, _table, shape, now, timeoutSeconds),
            SqliteConnection connection => new SqliteUpsertWriter<T>(connection, _table, shape, now, timeoutSeconds, inMemory),
            var connection => throw new NotSupportedException(
                $"AdFlux.Data stores on PostgreSQL and SQLite, not through {connection.GetType().Name}."
            ),
        };
    }

    private async Task<WriteTransaction> BeginAsync(IUpsertWriter<T> writer, CancellationToken cancellationToken)
    {
        WriteTransaction transaction = await WriteTransaction.BeginAsync(context.Database, cancellationToken).ConfigureAwait(false);
        writer.Join(transaction.Current, transaction.IsOwn);
        return transaction;
    }

    // Null where the rows need the staging table: too many to hold, parents to be filled in or made, or ranges that may clash.
    private async Task<UpsertResult?> WriteDirectlyAsync(
        IUpsertWriter<T> writer,
        ReceivedRows<T> received,
        List<T> first,
        CancellationToken cancellationToken
    )
    {
        if (!received.IsEnd || received.LeaveOutParents || received.Parents.AreTooMany || received.HasLong)
            return null;

        SortedRows<T> sorted = SortedRows<T>.Of(
            first,
            shape.CompareKeys,
            (left, right) => RowValueList.AreSame(_table, shape, left, right)
        );
        WriteTransaction transaction = await BeginAsync(writer, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = transaction.ConfigureAwait(false);
        if (shape.Range is { } range && (await writer.ReadAsync(range.AnyLong(_table), cancellationToken).ConfigureAwait(false)).Count > 0)
            return null;

        MissingIds missing = await MissingIds.FindAsync(writer, shape.Parents, received.Parents, cancellationToken).ConfigureAwait(false);
        if (missing.Any && options.MissingParents == MissingParents.Stub)
            return null;

        missing.Refuse(_table, options);
        WrittenRows written = await writer.WriteAsync(sorted.Rows, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return new StagedRows(written, sorted.Duplicates, Stubs: 0).Result(received.Count);
    }

    private async Task<UpsertResult> WriteStagedAsync(
        IUpsertWriter<T> writer,
        ReceivedRows<T> received,
        IAsyncEnumerable<T> rows,
        CancellationToken cancellationToken
    )
    {
        var write = new StagedWrite<T>(_table, shape, options, received);
        StagedRows staged =
            options.Connections > 1 && context.Database.GetDbConnection() is NpgsqlConnection connection
                ? await new SplitWrite<T>(write, shape.HashPart, options.Connections, () => OpenPart(connection))
                    .RunAsync(rows, cancellationToken)
                    .ConfigureAwait(false)
                : await write
                    .RunAsync(writer, rows, () => BeginAsync(writer, cancellationToken), new Gate(parts: 1), cancellationToken)
                    .ConfigureAwait(false);
        return staged.Result(received.Count);
    }

    // The clone takes the data source with it, and so the password.
    private (DbConnection Connection, IUpsertWriter<T> Writer) OpenPart(NpgsqlConnection connection)
    {
        var part = (NpgsqlConnection)((ICloneable)connection).Clone();
        return (
            part,
            new PostgresUpsertWriter<T>(part, _table, shape, clock.GetUtcNow().UtcDateTime, context.Database.GetCommandTimeout())
        );
    }

    private void RefuseSplitInTransaction()
    {
        if (options.Connections > 1 && context.Database.CurrentTransaction is not null)
        {
            throw new InvalidOperationException(
                "An upsert over several connections cannot be part of a transaction: set UpsertOptions.Connections to 1, or call it outside."
            );
        }
    }
}
