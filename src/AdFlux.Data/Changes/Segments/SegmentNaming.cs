using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Mapping.Rules;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Changes.Segments;

/// <summary>Renames segments.</summary>
internal sealed class SegmentNaming(AdFluxDbContext context)
{
    /// <returns>Whether the segment is stored.</returns>
    /// <exception cref="InvalidValueException">The column cannot hold the name.</exception>
    /// <exception cref="DatabaseFaultException">Another segment has the name.</exception>
    public async Task<bool> RenameAsync(SegmentId id, string name, CancellationToken cancellationToken)
    {
        RowRules.Of(context.Segments.EntityType).Check(new Segment { Id = id, Name = name });
        bool isStored = await WriteCall
            .RunAsync(context, () => WriteAsync(id, name, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        context.Forget<Segment>(tracked => tracked.Id == id);
        return isStored;
    }

    private async Task<bool> WriteAsync(SegmentId id, string name, CancellationToken cancellationToken)
    {
        // Asked for first, since the unique index would end the caller's transaction on PostgreSQL.
        int renamed = await context
            .Segments.Where(segment => segment.Id == id && !context.Segments.Any(other => other.Name == name && other.Id != id))
            .ExecuteUpdateAsync(row => row.SetProperty(segment => segment.Name, name), cancellationToken)
            .ConfigureAwait(false);
        if (renamed > 0)
            return true;
        if (!await context.Segments.AnyAsync(segment => segment.Id == id, cancellationToken).ConfigureAwait(false))
            return false;

        throw new DatabaseFaultException(DatabaseFault.Duplicate, code: null, innerException: null);
    }
}
