namespace AdFlux.Data.Queries;

/// <summary>What candidates are sorted by; those that are equal in it, by their id.</summary>
public enum CandidateSort
{
    /// <summary>The id.</summary>
    CandidateId,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The place of residence.</summary>
    Location,

    /// <summary>The main skill.</summary>
    PrimarySkill,

    /// <summary>Professional experience in years.</summary>
    YearsExperience,

    /// <summary>The desired salary.</summary>
    DesiredSalary,
}
