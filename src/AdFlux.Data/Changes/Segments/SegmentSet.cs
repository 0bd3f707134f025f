using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Transactions;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Changes.Segments;

/// <summary>Brings the stored segments to a set, told apart by their names, in one transaction or a savepoint in the caller's.</summary>
internal sealed class SegmentSet(AdFluxDbContext context)
{
    public Task<SegmentSetResult> StoreAsync(
        IReadOnlyCollection<Segment> segments,
        UnlistedSegments unlisted,
        CancellationToken cancellationToken
    ) => WriteCall.RunAsync(context, () => WriteAsync(segments, unlisted, cancellationToken), cancellationToken);

    private async Task<SegmentSetResult> WriteAsync(
        IReadOnlyCollection<Segment> segments,
        UnlistedSegments unlisted,
        CancellationToken cancellationToken
    )
    {
        UpsertResult listed = await new Upsert<Segment>(context, UpsertShapes.Segments, new UpsertOptions(), TimeProvider.System)
            .RunAsync(segments.ToAsyncEnumerable(), segments.Count, progress: null, cancellationToken)
            .ConfigureAwait(false);

        string[] names = [.. segments.Select(segment => segment.Name).Distinct(StringComparer.Ordinal)];
        IQueryable<Segment> others = context.Segments.Where(segment => !EF.Parameter(names).Contains(segment.Name));
        long removed = await RemoveAsync(others, unlisted, cancellationToken).ConfigureAwait(false);

        Dictionary<string, SegmentId> ids = await context
            .Segments.AsNoTracking()
            .ToDictionaryAsync(segment => segment.Name, segment => segment.Id, StringComparer.Ordinal, cancellationToken)
            .ConfigureAwait(false);
        context.Forget<Segment>(segment => names.Contains(segment.Name, StringComparer.Ordinal) || !ids.ContainsKey(segment.Name));
        long kept = ids.Count - names.Length;
        return new SegmentSetResult(listed, removed, kept, names.ToDictionary(name => name, name => ids[name], StringComparer.Ordinal));
    }

    private async Task<long> RemoveAsync(IQueryable<Segment> others, UnlistedSegments unlisted, CancellationToken cancellationToken)
    {
        var removal = new SegmentRemoval(context);
        switch (unlisted)
        {
            case UnlistedSegments.Keep:
                return 0;
            case UnlistedSegments.RemoveUnused:
                return await removal.RemoveUnusedAsync(others, cancellationToken).ConfigureAwait(false);
            case UnlistedSegments.Remove:
                await removal.RefuseUsedAsync(others, cancellationToken).ConfigureAwait(false);
                return await removal.RemoveUnusedAsync(others, cancellationToken).ConfigureAwait(false);
            default:
                throw new ArgumentOutOfRangeException(nameof(unlisted), unlisted, "Not a choice: see UnlistedSegments.");
        }
    }
}
