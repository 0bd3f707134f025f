namespace AdFlux.Data.Queries;

/// <summary>What job openings are sorted by; those that are equal in it, by their id.</summary>
public enum JobSort
{
    /// <summary>The id.</summary>
    JobId,

    /// <summary>The title.</summary>
    Title,

    /// <summary>The company.</summary>
    Company,

    /// <summary>The place of work.</summary>
    Location,

    /// <summary>The day on which the job was posted.</summary>
    PostedDate,

    /// <summary>The lowest salary offered.</summary>
    SalaryMin,

    /// <summary>The highest salary offered.</summary>
    SalaryMax,
}
