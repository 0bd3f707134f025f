using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="ICandidateRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed class CandidateRepository(AdFluxDbContext context, TimeProvider? clock = null) : ICandidateRepository
{
    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<Candidate> candidates,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return new Upsert<Candidate>(context, UpsertShapes.Candidates, new UpsertOptions(), clock ?? TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(candidates, inMemory: 0, progress, cancellationToken);
    }
}
