using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Model;

/// <summary>A job seeker (table <c>candidates</c>).</summary>
[RowCodec]
public sealed class Candidate
{
    /// <summary>Primary key, for example <c>CAND-00001</c>.</summary>
    public CandidateId CandidateId { get; set; }

    /// <summary>Name, at most 100 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Place of residence, at most 100 characters.</summary>
    public string? Location { get; set; }

    /// <summary>Professional experience in years.</summary>
    public int? YearsExperience { get; set; }

    /// <summary>Highest level of education, at most 50 characters.</summary>
    public string? EducationLevel { get; set; }

    /// <summary>What the candidate can do.</summary>
    public SkillList? Skills { get; set; }

    /// <summary>Main skill or specialisation, at most 100 characters.</summary>
    public string? PrimarySkill { get; set; }

    /// <summary>Desired yearly salary, in whole units of the candidate's currency.</summary>
    public int? DesiredSalary { get; set; }

    /// <summary>The segment that the clustering model chose.</summary>
    public SegmentId? SegmentId { get; set; }

    /// <summary>The segment of <see cref="SegmentId"/>.</summary>
    public Segment? Segment { get; set; }

    /// <summary>The candidate's applications; removed together with the candidate.</summary>
    public ICollection<Application> Applications { get; } = [];
}
