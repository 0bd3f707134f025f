using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AdFlux.Data.Changes;

/// <summary>Keeps a context from holding on to rows that were written past it.</summary>
internal static class TrackedRows
{
    /// <summary>Lets go of the tracked rows that meet a condition: the context reads them anew.</summary>
    public static void Forget<T>(this AdFluxDbContext context, Func<T, bool> isWritten)
        where T : class
    {
        foreach (EntityEntry<T> entry in context.ChangeTracker.Entries<T>().Where(entry => isWritten(entry.Entity)).ToList())
            entry.State = EntityState.Detached;
    }
}
