using System.Runtime.CompilerServices;
using AdFlux.Data.Faults;
using AdFlux.Data.Transactions;

namespace AdFlux.Data.Upserts;

/// <summary>Writes rows by way of the staging table: drop duplicates, fill in parents, find or stub those that are missing, merge.</summary>
internal sealed class StagedWrite<T>(UpsertTable table, UpsertShape<T> shape, UpsertOptions options, ReceivedRows<T> received)
    where T : class
{
    private readonly ParentStatements _statements = new(table);

    public async Task<StagedRows> RunAsync(
        IUpsertWriter<T> writer,
        IAsyncEnumerable<T> rows,
        Func<Task<WriteTransaction>> begin,
        Gate settled,
        CancellationToken cancellationToken
    )
    {
        await using ConfiguredAsyncDisposable stage = writer.ConfigureAwait(false);
        WriteTransaction? transaction = writer.StagesInTransaction ? await begin().ConfigureAwait(false) : null;
        try
        {
            await writer.StageAsync(rows, cancellationToken).ConfigureAwait(false);
            transaction ??= await begin().ConfigureAwait(false);
            bool mayClash = await MayClashAsync(writer, cancellationToken).ConfigureAwait(false);
            if (mayClash)
                await RefuseClashesAsync(writer, shape.Range!.ClashesWithin(table, writer.StageOrder), cancellationToken)
                    .ConfigureAwait(false);
            RemovedRows duplicates = received.MayRepeatKeys
                ? await writer.RemoveDuplicatesAsync(cancellationToken).ConfigureAwait(false)
                : default;
            if (mayClash)
                await RefuseClashesAsync(writer, shape.Range!.ClashesWithStored(table), cancellationToken).ConfigureAwait(false);
            long stubs = await SettleParentsAsync(writer, cancellationToken).ConfigureAwait(false);

            // A part that makes stubs may wait for another's to be stored, which must not wait for it in turn.
            if (options.MissingParents == MissingParents.Report)
                await settled.PassAsync(cancellationToken).ConfigureAwait(false);
            WrittenRows written = await writer.MergeAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new StagedRows(written, duplicates, stubs);
        }
        finally
        {
            if (transaction is not null)
                await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> MayClashAsync(IUpsertWriter<T> writer, CancellationToken cancellationToken) =>
        shape.Range is { } range
        && (received.HasLong || (await writer.ReadAsync(range.AnyLong(table), cancellationToken).ConfigureAwait(false)).Count > 0);

    private async Task RefuseClashesAsync(IUpsertWriter<T> writer, string clashes, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> ids = await writer.ReadAsync(clashes, cancellationToken).ConfigureAwait(false);
        if (ids.Count > 0)
            throw new ClashingRangesException(table.Name, [.. ids.Order(StringComparer.Ordinal)]);
    }

    private async Task<long> SettleParentsAsync(IUpsertWriter<T> writer, CancellationToken cancellationToken)
    {
        if (received.LeaveOutParents)
            await FillParentsAsync(writer, cancellationToken).ConfigureAwait(false);

        MissingIds missing =
            received.LeaveOutParents || received.Parents.AreTooMany
                ? await MissingIds.FindAsync(writer, shape.Parents, _statements, cancellationToken).ConfigureAwait(false)
                : await MissingIds.FindAsync(writer, shape.Parents, received.Parents, cancellationToken).ConfigureAwait(false);
        if (missing.Any && options.MissingParents == MissingParents.Stub)
            return await StubParentsAsync(writer, cancellationToken).ConfigureAwait(false);

        missing.Refuse(table, options);
        return 0;
    }

    private async Task<long> StubParentsAsync(IUpsertWriter<T> writer, CancellationToken cancellationToken)
    {
        await FillParentsAsync(writer, cancellationToken).ConfigureAwait(false);

        long stubs = 0;
        foreach (string stub in _statements.Stubs)
            stubs += await writer.ExecuteAsync(stub, cancellationToken).ConfigureAwait(false);

        // One row's stub is what another row left out.
        await FillParentsAsync(writer, cancellationToken).ConfigureAwait(false);

        MissingIds missing = await MissingIds.FindAsync(writer, shape.Parents, _statements, cancellationToken).ConfigureAwait(false);
        missing.Refuse(table, options);
        return stubs;
    }

    private async Task FillParentsAsync(IUpsertWriter<T> writer, CancellationToken cancellationToken)
    {
        foreach (string fill in _statements.FillParents)
            await writer.ExecuteAsync(fill, cancellationToken).ConfigureAwait(false);
    }
}
