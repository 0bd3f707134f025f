using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IJobOpeningRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
public sealed class JobOpeningRepository(AdFluxDbContext context) : IJobOpeningRepository
{
    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<JobOpening> jobOpenings,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(jobOpenings);
        return new Upsert<JobOpening>(context, UpsertShapes.JobOpenings, new UpsertOptions(), TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(jobOpenings, inMemory: 0, progress, cancellationToken);
    }
}
