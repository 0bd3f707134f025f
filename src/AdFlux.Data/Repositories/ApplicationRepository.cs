using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IApplicationRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed class ApplicationRepository(AdFluxDbContext context, TimeProvider? clock = null) : IApplicationRepository
{
    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<Application> applications,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(applications);
        return new Upsert<Application>(context, UpsertShapes.Applications, new UpsertOptions(), clock ?? TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(applications, inMemory: 0, progress, cancellationToken);
    }
}
