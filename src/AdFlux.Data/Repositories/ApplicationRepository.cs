using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IApplicationRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
public sealed class ApplicationRepository(AdFluxDbContext context) : IApplicationRepository
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
        return new Upsert<Application>(context, UpsertShapes.Applications, new UpsertOptions(), TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(applications, inMemory: 0, progress, cancellationToken);
    }
}
