using AdFlux.Data.Queries.Pages;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Segments;

/// <summary>The segments in the order of a <see cref="SegmentQuery"/>.</summary>
internal static class SegmentList
{
    private static readonly KeysetColumn<SegmentSize> _id = KeysetColumn<SegmentSize>.Required(size => size.Segment.Id.Value);
    private static readonly KeysetColumn<SegmentSize> _name = KeysetColumn<SegmentSize>.Required(size => size.Segment.Name);

    public static KeysetList<SegmentSize> Of(AdFluxDbContext context, SegmentQuery query)
    {
        IQueryable<SegmentSize> segments = context
            .Segments.AsNoTracking()
            .Select(segment => new SegmentSize { Segment = segment, Candidates = segment.Candidates.LongCount() });
        return new KeysetList<SegmentSize>(segments, new Keyset<SegmentSize>(query.Direction, Order(query)), Fingerprint(query));
    }

    private static KeysetColumn<SegmentSize>[] Order(SegmentQuery query) =>
        query.SortBy switch
        {
            SegmentSort.Id => [_id],
            SegmentSort.Name => [_name, _id],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.SortBy, "Nothing to sort by: see SegmentSort."),
        };

    private static QueryFingerprint Fingerprint(SegmentQuery query) =>
        new QueryFingerprint("segments").AddOrder(query.SortBy, query.Direction);
}
