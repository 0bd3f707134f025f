using System.Runtime.CompilerServices;
using AdFlux.Data.Faults;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Diagnostics;

/// <summary>
/// Runs the calls of a repository: each is an <see cref="Operation"/> that bears the name of the repository's method, and what a provider raises
/// comes out as a typed fault.
/// </summary>
/// <param name="context">The database.</param>
/// <param name="entity">The entity whose table the calls are about.</param>
internal sealed class Operations(DbContext context, Type entity)
{
    /// <summary>Runs a call.</summary>
    /// <param name="run">The call.</param>
    /// <param name="countRows">Counts the rows that it gave back; null where that says nothing.</param>
    /// <param name="method">The method of the repository.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> run, Func<T, long>? countRows = null, [CallerMemberName] string method = "")
    {
        Operation operation = Operation.Start(context, entity, NameOf(method));
        try
        {
            T result = await run().WithTypedFaults().ConfigureAwait(false);
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
    /// <param name="rows">The rows, which are read when the caller reads them.</param>
    /// <param name="cancellationToken">Cancels the stream.</param>
    /// <param name="method">The method of the repository.</param>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        IAsyncEnumerable<T> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        [CallerMemberName] string method = ""
    )
    {
        Operation operation = Operation.Start(context, entity, NameOf(method));
        IAsyncEnumerator<T> reader = rows.WithTypedFaults(cancellationToken).GetAsyncEnumerator(cancellationToken);
        long count = 0;
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
    }

    private static string NameOf(string method) => method.EndsWith("Async", StringComparison.Ordinal) ? method[..^"Async".Length] : method;
}
