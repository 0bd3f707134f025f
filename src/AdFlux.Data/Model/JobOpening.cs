using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Model;

/// <summary>A job opening that can be advertised (table <c>job_openings</c>).</summary>
[RowCodec]
public sealed class JobOpening
{
    /// <summary>Primary key, for example <c>JOB-0001</c>.</summary>
    public JobId JobId { get; set; }

    /// <summary>Title, at most 255 characters.</summary>
    public required string Title { get; set; }

    /// <summary>Free text.</summary>
    public string? Description { get; set; }

    /// <summary>Place of work, at most 100 characters.</summary>
    public string? Location { get; set; }

    /// <summary>The company that hires, at most 100 characters.</summary>
    public string? Company { get; set; }

    /// <summary>Skills that a candidate needs.</summary>
    public SkillList? RequiredSkills { get; set; }

    /// <summary>Lowest salary offered, in whole units of the employer's currency.</summary>
    public int? SalaryMin { get; set; }

    /// <summary>Highest salary offered, in whole units of the employer's currency.</summary>
    public int? SalaryMax { get; set; }

    /// <summary>The day on which the job was posted.</summary>
    public DateOnly? PostedDate { get; set; }

    /// <summary>Status; <see cref="JobStatus.Open"/> unless set.</summary>
    public JobStatus? Status { get; set; } = JobStatus.Open;

    /// <summary>The candidate segments that the job is meant for.</summary>
    public SegmentIdList? TargetSegments { get; set; }

    /// <summary>Applications for this job; removed together with it.</summary>
    public ICollection<Application> Applications { get; } = [];

    /// <summary>Campaigns that advertise this job.</summary>
    public ICollection<Campaign> Campaigns { get; } = [];
}
