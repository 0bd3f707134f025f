using System.Data.Common;
using System.Runtime.CompilerServices;
using AdFlux.Data.Faults.Postgres;
using AdFlux.Data.Faults.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AdFlux.Data.Faults;

/// <summary>Turns what the providers raise into <see cref="DatabaseFaultException"/>, where the library hands it to its caller.</summary>
internal static class ProviderFaults
{
    /// <summary>Whether a provider raised an error.</summary>
    public static bool Raised(Exception error) => Cause(error) is not null;

    /// <summary>Gives the typed fault of an error that a provider raised.</summary>
    public static DatabaseFaultException Of(Exception error) =>
        Cause(error) switch
        {
            NpgsqlException cause => new DatabaseFaultException(PostgresFaults.Of(cause), PostgresFaults.Code(cause), error),
            SqliteException cause => new DatabaseFaultException(SqliteFaults.Of(cause), SqliteFaults.Code(cause), error),
            _ => new DatabaseFaultException(DatabaseFault.Other, code: null, error),
        };

    /// <summary>Awaits an operation, and raises what a provider raised as a typed fault.</summary>
    public static async Task<T> WithTypedFaults<T>(this Task<T> operation)
    {
        try
        {
            return await operation.ConfigureAwait(false);
        }
        catch (Exception error) when (Raised(error))
        {
            throw Of(error);
        }
    }

    /// <summary>Streams rows, and raises what a provider raised as a typed fault.</summary>
    public static async IAsyncEnumerable<T> WithTypedFaults<T>(
        this IAsyncEnumerable<T> rows,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        IAsyncEnumerator<T> reader = rows.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable scope = reader.ConfigureAwait(false);
        for (; ; )
        {
            try
            {
                if (!await reader.MoveNextAsync().ConfigureAwait(false))
                    yield break;
            }
            catch (Exception error) when (Raised(error))
            {
                throw Of(error);
            }

            yield return reader.Current;
        }
    }

    // EF Core puts what a provider raised into exceptions of its own: DbUpdateException on saving, InvalidOperationException where a retry
    // might help. A cancellation also has the provider's error inside, and stays a cancellation.
    private static DbException? Cause(Exception? error) =>
        error switch
        {
            // A second command on a connection that is in use: a mistake in the calling code, which Npgsql's own words explain best.
            NpgsqlOperationInProgressException => null,
            DbException cause => cause,
            DbUpdateException or InvalidOperationException => Cause(error.InnerException),
            _ => null,
        };
}
