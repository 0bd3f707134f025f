using AdFlux.Data.Faults;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace AdFlux.Data.Transactions;

/// <summary>One call of a repository that writes: all of it is stored or nothing, also where it is cancelled.</summary>
internal static class WriteCall
{
    private const int MostAttempts = 3;

    /// <summary>
    /// Writes in a transaction of its own, or a savepoint in the caller's. Where another transaction removed a parent or added a child in the same moment,
    /// the writing starts again: it then sees what is there, and says so in its own terms.
    /// </summary>
    /// <param name="context">The database.</param>
    /// <param name="write">Looks and writes; may run several times.</param>
    /// <param name="cancellationToken">Rolls back, until the commit is on its way.</param>
    /// <exception cref="InvalidOperationException">The context is in use by another call.</exception>
    public static async Task<T> RunAsync<T>(AdFluxDbContext context, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        // Repositories of a scope share the context: a second call at the same time would become part of this one's transaction.
        using ConcurrencyDetectorCriticalSectionDisposer alone = context.GetService<IConcurrencyDetector>().EnterCriticalSection();
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteTransaction.RunAsync(context, write, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (attempt < MostAttempts && IsBrokenReference(error))
            {
                // Rolled back: the next attempt finds out who was in the way.
            }
        }
    }

    private static bool IsBrokenReference(Exception error) =>
        ProviderFaults.Raised(error) && ProviderFaults.Of(error).Fault == DatabaseFault.BrokenReference;
}
