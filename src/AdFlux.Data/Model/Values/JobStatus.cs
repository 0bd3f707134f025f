using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>The status of a job opening. A text that is not among the known members is kept as it is.</summary>
[OpenValue(MaxLength = 50)]
public readonly partial record struct JobStatus
{
    /// <summary>Candidates can apply.</summary>
    public static JobStatus Open { get; } = From("open");

    /// <summary>No longer open.</summary>
    public static JobStatus Closed { get; } = From("closed");
}
