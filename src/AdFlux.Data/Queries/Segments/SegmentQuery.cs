namespace AdFlux.Data.Queries;

/// <summary>In which order to list segments; all of them are listed.</summary>
public sealed record SegmentQuery
{
    /// <summary>What to sort by.</summary>
    public SegmentSort SortBy { get; init; } = SegmentSort.Id;

    /// <summary>Which end comes first.</summary>
    public SortDirection Direction { get; init; } = SortDirection.Ascending;
}
