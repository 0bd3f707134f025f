using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>The status of an application. A text that is not among the known members is kept as it is.</summary>
[OpenValue(MaxLength = 50)]
public readonly partial record struct ApplicationStatus
{
    /// <summary>Received, nobody has looked yet.</summary>
    public static ApplicationStatus Submitted { get; } = From("Submitted");

    /// <summary>Somebody looks at it.</summary>
    public static ApplicationStatus UnderReview { get; } = From("Under Review");

    /// <summary>Turned down.</summary>
    public static ApplicationStatus Rejected { get; } = From("Rejected");

    /// <summary>The candidate was hired.</summary>
    public static ApplicationStatus Hired { get; } = From("Hired");
}
