using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>A segment, and how many candidates are in it.</summary>
public sealed record SegmentSize
{
    /// <summary>The segment.</summary>
    public required Segment Segment { get; init; }

    /// <summary>The number of its candidates.</summary>
    public required long Candidates { get; init; }
}
