using AdFlux.Data.Ids;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Changes;

/// <summary>What became of a set of segments.</summary>
/// <param name="Listed">The segments of the set.</param>
/// <param name="Removed">Stored segments that the set does not list and that were removed.</param>
/// <param name="Kept">Stored segments that the set does not list and that stay.</param>
/// <param name="Ids">The ids of the segments of the set, by name.</param>
public sealed record SegmentSetResult(UpsertResult Listed, long Removed, long Kept, IReadOnlyDictionary<string, SegmentId> Ids);
