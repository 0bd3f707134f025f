using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AdFlux.Data.Transactions;

namespace AdFlux.Data.Upserts;

/// <summary>
/// Deals rows out to several connections, each of which writes its part in a transaction of its own. Rows with one key go the same way. No part
/// is merged before all rows are read and found to be valid, nor, unless stubs are made, before all parents are found; after that, one part can
/// fail while another is stored.
/// </summary>
internal sealed class SplitWrite<T>(
    StagedWrite<T> write,
    Func<T, ulong> hashPart,
    int connections,
    Func<(DbConnection Connection, IUpsertWriter<T> Writer)> open
)
    where T : class
{
    private const int RowsInHand = 1_024;

    private readonly Gate _settled = new(connections);

    public async Task<StagedRows> RunAsync(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<T>[] parts =
        [
            .. Enumerable
                .Range(0, connections)
                .Select(_ => Channel.CreateBounded<T>(new BoundedChannelOptions(RowsInHand) { SingleReader = true, SingleWriter = true })),
        ];
        var failures = new FirstFailure(cancellation);
        Task deal = failures.WatchAsync(DealAsync(rows, parts, cancellation.Token));
        Task<StagedRows>[] writes = [.. parts.Select(part => failures.WatchAsync(WritePartAsync(part.Reader, cancellation.Token)))];
        try
        {
            await Task.WhenAll([deal, .. writes]).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The others only say that they were cancelled because of the first.
            cancellationToken.ThrowIfCancellationRequested();
            failures.Throw();
            throw;
        }

        StagedRows total = default;
        foreach (Task<StagedRows> part in writes)
            total = total.Plus(await part.ConfigureAwait(false));
        return total;
    }

    private async Task DealAsync(IAsyncEnumerable<T> rows, Channel<T>[] parts, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (T row in rows.ConfigureAwait(false))
            {
                int part = (int)(hashPart(row) % (ulong)parts.Length);
                await parts[part].Writer.WriteAsync(row, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            failure = error;
            throw;
        }
        finally
        {
            foreach (Channel<T> part in parts)
                part.Writer.Complete(failure);
        }
    }

    private async Task<StagedRows> WritePartAsync(ChannelReader<T> rows, CancellationToken cancellationToken)
    {
        (DbConnection connection, IUpsertWriter<T> writer) = open();
        await using ConfiguredAsyncDisposable scope = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await write
            .RunAsync(writer, rows.ReadAllAsync(cancellationToken), BeginAsync, _settled, cancellationToken)
            .ConfigureAwait(false);

        async Task<WriteTransaction> BeginAsync()
        {
            WriteTransaction transaction = await WriteTransaction.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
            writer.Join(transaction.Current, isOwn: true);
            return transaction;
        }
    }
}
