using AdFlux.Data.Changes;
using AdFlux.Data.Changes.Segments;
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
    private readonly Operations _operations = new(context, typeof(Segment));

    /// <summary>Where reads go; to the context unless set.</summary>
    internal ReadRouting Routing
    {
        init => _operations.Routing = value;
    }

    /// <inheritdoc />
    public Task<Segment?> FindAsync(SegmentId id, CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(
            reads => reads.Segments.AsNoTracking().SingleOrDefaultAsync(segment => segment.Id == id, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<Segment> AddAsync(Segment segment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return _operations.RunAsync(() => new RowWriter<Segment>(context).InsertAsync(segment, cancellationToken));
    }

    /// <inheritdoc />
    public Task<bool> RenameAsync(SegmentId id, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _operations.RunAsync(() => new SegmentNaming(context).RenameAsync(id, name, cancellationToken));
    }

    /// <inheritdoc />
    public Task<SegmentSetResult> StoreSetAsync(
        IReadOnlyCollection<Segment> segments,
        UnlistedSegments unlisted = UnlistedSegments.Keep,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(segments);
        return _operations.RunAsync(() => new SegmentSet(context).StoreAsync(segments, unlisted, cancellationToken));
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(SegmentId id, CancellationToken cancellationToken = default) =>
        _operations.RunAsync(() => new SegmentRemoval(context).RunAsync(id, cancellationToken));

    /// <inheritdoc />
    public Task<Page<SegmentSize>> ReadPageAsync(
        SegmentQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.ReadAsync(
            reads => SegmentList.Of(reads, query).ReadPageAsync(page, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }

    /// <inheritdoc />
    public IAsyncEnumerable<SegmentSize> StreamAsync(SegmentQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => SegmentList.Of(reads, query).StreamAsync(), cancellationToken);
    }
}
