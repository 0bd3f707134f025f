using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which job openings to list, and in which order. A job has to pass all filters that are set; a filter that is null lets all pass.</summary>
/// <remarks>Texts compare exactly, letter case included.</remarks>
public sealed record JobQuery
{
    /// <summary>The job's status.</summary>
    public JobStatus? Status { get; init; }

    /// <summary>The company that hires.</summary>
    public string? Company { get; init; }

    /// <summary>The place of work.</summary>
    public string? Location { get; init; }

    /// <summary>A skill among those that the job requires.</summary>
    public string? RequiredSkill { get; init; }

    /// <summary>A segment among those that the job is meant for.</summary>
    public SegmentId? TargetSegment { get; init; }

    /// <summary>A candidate whose segment is among those that the job is meant for; no job passes for a candidate without one.</summary>
    public CandidateId? TargetCandidate { get; init; }

    /// <summary>A salary that the job reaches: by its highest, or by its lowest where that is the only one. A job without salaries does not pass.</summary>
    public int? SalaryAtLeast { get; init; }

    /// <summary>A salary that the job does not begin above: with its lowest, or its highest where that is the only one. A job without salaries does not pass.</summary>
    public int? SalaryAtMost { get; init; }

    /// <summary>The earliest day on which the job was posted, inclusive. A job without that day does not pass.</summary>
    public DateOnly? PostedSince { get; init; }

    /// <summary>What to sort by.</summary>
    public JobSort SortBy { get; init; } = JobSort.JobId;

    /// <summary>Which end comes first.</summary>
    public SortDirection Direction { get; init; } = SortDirection.Ascending;
}
