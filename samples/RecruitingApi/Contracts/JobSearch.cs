using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using Microsoft.AspNetCore.Mvc;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>Which open jobs to list, from the query string. Texts compare exactly.</summary>
// Public, since AddValidation passes over types that are not.
public sealed record JobSearch
{
    private const int DefaultSize = 20;
    private const int MaxSize = 100;

    [FromQuery(Name = "company")]
    [Description("The company that hires.")]
    public string? Company { get; init; }

    [FromQuery(Name = "location")]
    [Description("The place of work.")]
    public string? Location { get; init; }

    [FromQuery(Name = "skill")]
    [Description("A skill among those that the job requires.")]
    public string? Skill { get; init; }

    [FromQuery(Name = "segment")]
    [Description("A segment of candidates among those that the job is meant for.")]
    public SegmentId? Segment { get; init; }

    [FromQuery(Name = "size")]
    [Description("The most jobs of a page, 20 unless given.")]
    [Range(1, MaxSize)]
    public int? Size { get; init; }

    [FromQuery(Name = "cursor")]
    [Description("The nextCursor of the page before, with the same filters.")]
    public string? Cursor { get; init; }

    public JobQuery ToQuery() =>
        new()
        {
            Status = JobStatus.Open,
            Company = Company,
            Location = Location,
            RequiredSkill = Skill,
            TargetSegment = Segment,
            SortBy = JobSort.PostedDate,
            Direction = SortDirection.Descending,
        };

    public PageRequest ToPage() => new() { Size = Size ?? DefaultSize, Cursor = Cursor };
}
