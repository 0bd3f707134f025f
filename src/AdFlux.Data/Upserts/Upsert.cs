using System.Data;
using System.Runtime.CompilerServices;
using AdFlux.Data.Faults;
using AdFlux.Data.Upserts.Postgres;
using AdFlux.Data.Upserts.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
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
        // Repositories of a scope share the context: a second call at the same time would become part of this one's transaction.
        using ConcurrencyDetectorCriticalSectionDisposer alone = context.GetService<IConcurrencyDetector>().EnterCriticalSection();
        UpsertTransaction.RequireAlive(context.Database);
        bool ownsTransaction = context.Database.CurrentTransaction is null;
        bool ownsConnection = context.Database.GetDbConnection().State == ConnectionState.Closed;
        var retry = new UpsertRetry(clock);
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

                // What the caller did to the connection before is lost with it; and a stream cannot be read again.
                bool isOurs = ownsTransaction && (ownsConnection || fault.Fault == DatabaseFault.Conflict);
                bool isReadable = inMemory > 0 || received.All is not null;
                if (!isOurs || !isReadable || !retry.Allows(fault))
                    throw fault;
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
        List<T> first = await received.TakeAsync(writer.DirectRows, inMemory).ConfigureAwait(false);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            UpsertResult result =
                await WriteDirectlyAsync(writer, received, first, cancellationToken).ConfigureAwait(false)
                ?? await WriteStagedAsync(writer, received, first, cancellationToken).ConfigureAwait(false);
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

    private async Task<UpsertTransaction> BeginAsync(IUpsertWriter<T> writer, CancellationToken cancellationToken)
    {
        UpsertTransaction transaction = await UpsertTransaction.BeginAsync(context.Database, cancellationToken).ConfigureAwait(false);
        writer.Join(transaction.Current.GetDbTransaction(), transaction.IsOwn);
        return transaction;
    }

    // Null where the rows need the staging table: too many to hold, or parents to be filled in or made.
    private async Task<UpsertResult?> WriteDirectlyAsync(
        IUpsertWriter<T> writer,
        ReceivedRows<T> received,
        List<T> first,
        CancellationToken cancellationToken
    )
    {
        if (!received.IsEnd || received.LeaveOutParents || received.Parents.AreTooMany)
            return null;

        SortedRows<T> sorted = SortedRows<T>.Of(first, shape.CompareKeys);
        UpsertTransaction transaction = await BeginAsync(writer, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = transaction.ConfigureAwait(false);
        MissingIds missing = await FindMissingAsync(writer, received.Parents, cancellationToken).ConfigureAwait(false);
        if (missing.Any && options.MissingParents == MissingParents.Stub)
            return null;

        missing.Refuse(_table, options);
        WrittenRows written = await writer.WriteAsync(sorted.Rows, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return Result(received.Count, written, sorted.Duplicates, stubs: 0);
    }

    private async Task<UpsertResult> WriteStagedAsync(
        IUpsertWriter<T> writer,
        ReceivedRows<T> received,
        List<T> first,
        CancellationToken cancellationToken
    )
    {
        await using ConfiguredAsyncDisposable stage = writer.ConfigureAwait(false);
        UpsertTransaction? transaction = writer.StagesInTransaction
            ? await BeginAsync(writer, cancellationToken).ConfigureAwait(false)
            : null;
        try
        {
            await writer.StageAsync(received.FollowAsync(first), cancellationToken).ConfigureAwait(false);
            transaction ??= await BeginAsync(writer, cancellationToken).ConfigureAwait(false);
            long duplicates = received.MayRepeatKeys ? await writer.RemoveDuplicatesAsync(cancellationToken).ConfigureAwait(false) : 0;
            long stubs = await SettleParentsAsync(writer, received, cancellationToken).ConfigureAwait(false);
            WrittenRows written = await writer.MergeAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return Result(received.Count, written, duplicates, stubs);
        }
        finally
        {
            if (transaction is not null)
                await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<long> SettleParentsAsync(IUpsertWriter<T> writer, ReceivedRows<T> received, CancellationToken cancellationToken)
    {
        var statements = new ParentStatements(_table);
        if (received.LeaveOutParents)
            await FillParentsAsync(writer, statements, cancellationToken).ConfigureAwait(false);

        MissingIds missing =
            received.LeaveOutParents || received.Parents.AreTooMany
                ? await FindMissingAsync(writer, statements, cancellationToken).ConfigureAwait(false)
                : await FindMissingAsync(writer, received.Parents, cancellationToken).ConfigureAwait(false);
        if (missing.Any && options.MissingParents == MissingParents.Stub)
            return await StubParentsAsync(writer, statements, cancellationToken).ConfigureAwait(false);

        missing.Refuse(_table, options);
        return 0;
    }

    private async Task<long> StubParentsAsync(IUpsertWriter<T> writer, ParentStatements statements, CancellationToken cancellationToken)
    {
        await FillParentsAsync(writer, statements, cancellationToken).ConfigureAwait(false);

        long stubs = 0;
        foreach (string stub in statements.Stubs)
            stubs += await writer.ExecuteAsync(stub, cancellationToken).ConfigureAwait(false);

        // One row's stub is what another row left out.
        await FillParentsAsync(writer, statements, cancellationToken).ConfigureAwait(false);

        MissingIds missing = await FindMissingAsync(writer, statements, cancellationToken).ConfigureAwait(false);
        missing.Refuse(_table, options);
        return stubs;
    }

    private async Task<MissingIds> FindMissingAsync(IUpsertWriter<T> writer, ParentIds<T> named, CancellationToken cancellationToken)
    {
        var missing = new MissingIds();
        for (int i = 0; i < shape.Parents.Count; i++)
        {
            if (named[i].Count > 0)
                missing.Add(
                    shape.Parents[i],
                    await writer.FindMissingAsync(shape.Parents[i], named[i], cancellationToken).ConfigureAwait(false)
                );
        }

        return missing;
    }

    private async Task<MissingIds> FindMissingAsync(
        IUpsertWriter<T> writer,
        ParentStatements statements,
        CancellationToken cancellationToken
    )
    {
        var missing = new MissingIds();
        foreach (ParentLink parent in _table.Parents)
            missing.Add(parent, await writer.ReadAsync(statements.MissingParents(parent), cancellationToken).ConfigureAwait(false));

        return missing;
    }

    private static async Task FillParentsAsync(IUpsertWriter<T> writer, ParentStatements statements, CancellationToken cancellationToken)
    {
        foreach (string fill in statements.FillParents)
            await writer.ExecuteAsync(fill, cancellationToken).ConfigureAwait(false);
    }

    private static UpsertResult Result(long received, WrittenRows written, long duplicates, long stubs) =>
        new(received, written.Inserted, written.Updated, received - duplicates - written.Inserted - written.Updated, duplicates, stubs);
}
