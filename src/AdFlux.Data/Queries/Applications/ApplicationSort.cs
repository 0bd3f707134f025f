namespace AdFlux.Data.Queries;

/// <summary>What applications are sorted by; those that are equal in it, by their id.</summary>
public enum ApplicationSort
{
    /// <summary>The id, which is the order in which they were stored.</summary>
    ApplicationId,

    /// <summary>The day of the application.</summary>
    ApplicationDate,
}
