using System.Runtime.CompilerServices;
using AdFlux.Data.Diagnostics;
using AdFlux.Data.Faults;
using AdFlux.Data.Faults.Sqlite;

namespace AdFlux.Data.Repositories;

/// <summary>
/// Runs the calls of a repository: each is an <see cref="Operation"/> that bears the name of the repository's method, on the context that is to write or on
/// the one that reads go to, and what a provider raises comes out as a typed fault.
/// </summary>
/// <param name="context">The database.</param>
/// <param name="entity">The entity whose table the calls are about.</param>
internal sealed class Operations(AdFluxDbContext context, Type entity)
{
    /// <summary>Where reads go; to the context unless set.</summary>
    public ReadRouting Routing { private get; set; } = new(context, standby: null);

    /// <summary>The context for a call that runs an operation of its own, and writes.</summary>
    public AdFluxDbContext Writing => Routing.BeginWriting();

    /// <summary>Runs a call that writes.</summary>
    /// <param name="run">The call.</param>
    /// <param name="method">The method of the repository.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> run, [CallerMemberName] string method = "")
    {
        var operation = Operation.Start(Routing.BeginWriting(), entity, NameOf(method));
        try
        {
            T result = await run().WithTypedFaults().ConfigureAwait(false);
            operation.Succeed(rows: null);
            return result;
        }
        catch (Exception error)
        {
            operation.Fail(error);
            throw;
        }
    }

    /// <summary>Runs a call that reads.</summary>
    /// <param name="read">The call, given the context to read from.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <param name="countRows">Counts the rows that it gave back; null where that says nothing.</param>
    /// <param name="method">The method of the repository.</param>
    public async Task<T> ReadAsync<T>(
        Func<AdFluxDbContext, Task<T>> read,
        CancellationToken cancellationToken,
        Func<T, long>? countRows = null,
        [CallerMemberName] string method = ""
    )
    {
        AdFluxDbContext reads = Routing.ForReading;
        var operation = Operation.Start(reads, entity, NameOf(method), Routing.TagOf(reads));
        try
        {
            T result = await ReadAsync(reads, read, cancellationToken).ConfigureAwait(false);
            operation.Succeed(countRows?.Invoke(result));
            return result;
        }
        catch (Exception error)
        {
            operation.Fail(error);
            throw;
        }
    }

    /// <summary>Streams rows: the call lasts until the last one is read, or the caller stops.</summary>
    /// <param name="read">Gives the rows, which are read when the caller reads them, of the context to read from; called at once, so that it refuses wrong arguments.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <param name="method">The method of the repository.</param>
    public IAsyncEnumerable<T> StreamAsync<T>(
        Func<AdFluxDbContext, IAsyncEnumerable<T>> read,
        CancellationToken cancellationToken,
        [CallerMemberName] string method = ""
    )
    {
        _ = read(Routing.ForReading);
        return EnumerateAsync(read, method, cancellationToken);
    }

    private async IAsyncEnumerable<T> EnumerateAsync<T>(
        Func<AdFluxDbContext, IAsyncEnumerable<T>> read,
        string method,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        AdFluxDbContext reads = Routing.ForReading;
        var operation = Operation.Start(reads, entity, NameOf(method), Routing.TagOf(reads));
        IAsyncEnumerator<T> reader = Open();
        long count = 0;
        bool mayRepeat = Routing.IsStandby(reads);
        try
        {
            for (; ; )
            {
                try
                {
                    // The caller's own span is current again between rows.
                    operation.Resume();
                    if (!await reader.MoveNextAsync().ConfigureAwait(false))
                        break;
                }
                catch (DatabaseFaultException fault) when (mayRepeat && count == 0 && Passes(fault))
                {
                    mayRepeat = false;
                    await reader.DisposeAsync().ConfigureAwait(false);
                    reader = Open();
                    continue;
                }
                catch (Exception error)
                {
                    operation.Fail(error);
                    throw;
                }

                count++;
                yield return reader.Current;
            }
        }
        finally
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            operation.Succeed(count);
        }

        IAsyncEnumerator<T> Open() =>
            SqliteInterruption
                .StreamAsync(reads.Database, read(reads), cancellationToken)
                .WithTypedFaults(cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
    }

    private async Task<T> ReadAsync<T>(AdFluxDbContext reads, Func<AdFluxDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await Read().WithTypedFaults().ConfigureAwait(false);
        }
        catch (DatabaseFaultException fault) when (Routing.IsStandby(reads) && Passes(fault))
        {
            return await Read().WithTypedFaults().ConfigureAwait(false);
        }

        Task<T> Read() => SqliteInterruption.RunAsync(reads.Database, () => read(reads), cancellationToken);
    }

    // A standby that went away leaves a pool of dead connections, the first of which empties the pool; a standby that replays a change may end a query that is in
    // its way. A read that gave out no row yet can simply be repeated.
    private static bool Passes(DatabaseFaultException fault) => fault.Fault is DatabaseFault.ConnectionLost or DatabaseFault.Conflict;

    private static string NameOf(string method) => method.EndsWith("Async", StringComparison.Ordinal) ? method[..^"Async".Length] : method;
}
