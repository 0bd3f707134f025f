using System.Collections.ObjectModel;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Json;

/// <summary>Segments that a job opening or a campaign targets, in order. The database does not check that they exist.</summary>
[JsonColumn(typeof(AdFluxJsonContext))]
public sealed partial class SegmentIdList : Collection<SegmentId>
{
    /// <summary>Creates an empty list.</summary>
    public SegmentIdList() { }

    /// <summary>Copies the ids.</summary>
    /// <param name="segments">The ids.</param>
    public SegmentIdList(IEnumerable<SegmentId> segments)
        : base([.. segments]) { }
}
