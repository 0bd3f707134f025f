using AdFlux.Data.Changes;
using AdFlux.Data.Changes.Segments;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Segments;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="ISegmentRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
public sealed class SegmentRepository(AdFluxDbContext context) : ISegmentRepository
{
    /// <inheritdoc />
    public Task<Segment?> FindAsync(SegmentId id, CancellationToken cancellationToken = default) =>
        context.Segments.AsNoTracking().SingleOrDefaultAsync(segment => segment.Id == id, cancellationToken).WithTypedFaults();

    /// <inheritdoc />
    public Task<Segment> AddAsync(Segment segment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return new RowWriter<Segment>(context).InsertAsync(segment, cancellationToken).WithTypedFaults();
    }

    /// <inheritdoc />
    public Task<bool> RenameAsync(SegmentId id, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new SegmentNaming(context).RenameAsync(id, name, cancellationToken).WithTypedFaults();
    }

    /// <inheritdoc />
    public Task<SegmentSetResult> StoreSetAsync(
        IReadOnlyCollection<Segment> segments,
        UnlistedSegments unlisted = UnlistedSegments.Keep,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(segments);
        return new SegmentSet(context).StoreAsync(segments, unlisted, cancellationToken).WithTypedFaults();
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(SegmentId id, CancellationToken cancellationToken = default) =>
        new SegmentRemoval(context).RemoveAsync(id, cancellationToken).WithTypedFaults();

    /// <inheritdoc />
    public Task<Page<SegmentSize>> ReadPageAsync(
        SegmentQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return SegmentList.Of(context, query).ReadPageAsync(page, cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<SegmentSize> StreamAsync(SegmentQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return SegmentList.Of(context, query).StreamAsync(cancellationToken);
    }
}
