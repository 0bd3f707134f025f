namespace AdFlux.Data.Queries;

/// <summary>What segments are sorted by.</summary>
public enum SegmentSort
{
    /// <summary>The id.</summary>
    Id,

    /// <summary>The name.</summary>
    Name,
}
