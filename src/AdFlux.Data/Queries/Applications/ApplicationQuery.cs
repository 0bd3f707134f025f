using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which applications to list, and in which order. An application has to pass all filters that are set; a filter that is null lets all pass.</summary>
public sealed record ApplicationQuery
{
    /// <summary>The job applied for.</summary>
    public JobId? Job { get; init; }

    /// <summary>Who applies.</summary>
    public CandidateId? Candidate { get; init; }

    /// <summary>The status.</summary>
    public ApplicationStatus? Status { get; init; }

    /// <summary>The earliest day of the application, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The latest day of the application, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What to sort by.</summary>
    public ApplicationSort SortBy { get; init; } = ApplicationSort.ApplicationId;

    /// <summary>Which end comes first.</summary>
    public SortDirection Direction { get; init; } = SortDirection.Ascending;
}
