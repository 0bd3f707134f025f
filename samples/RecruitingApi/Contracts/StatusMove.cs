using AdFlux.Data.Model;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>The status of an application that its reader saw, and the one that it is to have.</summary>
internal sealed record StatusMove
{
    public required ApplicationStatus From { get; init; }

    public required ApplicationStatus To { get; init; }
}
