using System.Runtime.InteropServices;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Changes;

/// <summary>The segment that a candidate belongs to.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Segment">The segment; null takes the candidate out of any.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SegmentAssignment(CandidateId Candidate, SegmentId? Segment);
