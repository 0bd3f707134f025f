using AdFlux.Data.Ids;

namespace AdFlux.Data.Queries;

/// <summary>Which candidates to list, and in which order. A candidate has to pass all filters that are set; a filter that is null lets all pass.</summary>
/// <remarks>Texts compare exactly, letter case included. A candidate without a number does not pass a filter on it.</remarks>
public sealed record CandidateQuery
{
    /// <summary>The candidate's segment.</summary>
    public SegmentId? Segment { get; init; }

    /// <summary>A skill among the candidate's.</summary>
    public string? Skill { get; init; }

    /// <summary>The candidate's main skill.</summary>
    public string? PrimarySkill { get; init; }

    /// <summary>The place of residence.</summary>
    public string? Location { get; init; }

    /// <summary>The least experience, in years, inclusive.</summary>
    public int? ExperienceAtLeast { get; init; }

    /// <summary>The most experience, in years, inclusive.</summary>
    public int? ExperienceAtMost { get; init; }

    /// <summary>The least desired salary, inclusive.</summary>
    public int? SalaryAtLeast { get; init; }

    /// <summary>The most desired salary, inclusive.</summary>
    public int? SalaryAtMost { get; init; }

    /// <summary>What to sort by.</summary>
    public CandidateSort SortBy { get; init; } = CandidateSort.CandidateId;

    /// <summary>Which end comes first.</summary>
    public SortDirection Direction { get; init; } = SortDirection.Ascending;
}
