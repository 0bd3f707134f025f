using AdFlux.Data.Ids;

namespace AdFlux.Data.Changes;

/// <summary>What became of segment assignments. The three numbers add up to the candidates given, each counted once.</summary>
/// <param name="Assigned">Candidates whose segment changed.</param>
/// <param name="Unchanged">Candidates that were in the segment already; these were not written.</param>
/// <param name="UnknownCandidates">Candidates that are not stored, in ordinal order.</param>
public sealed record SegmentAssignmentResult(long Assigned, long Unchanged, IReadOnlyList<CandidateId> UnknownCandidates);
