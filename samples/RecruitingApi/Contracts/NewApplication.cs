using AdFlux.Data.Ids;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>Who applies for which job.</summary>
internal sealed record NewApplication
{
    public required JobId Job { get; init; }

    public required CandidateId Candidate { get; init; }
}
