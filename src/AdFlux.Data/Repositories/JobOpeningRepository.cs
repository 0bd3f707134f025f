using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IJobOpeningRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed class JobOpeningRepository(AdFluxDbContext context, TimeProvider? clock = null) : IJobOpeningRepository
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
        return new Upsert<JobOpening>(context, UpsertShapes.JobOpenings, new UpsertOptions(), clock ?? TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(jobOpenings, inMemory: 0, progress, cancellationToken);
    }
}
