using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IMetaHierarchyRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed partial class MetaHierarchyRepository(AdFluxDbContext context, TimeProvider? clock = null) : IMetaHierarchyRepository
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Where reads go; to the context unless set.</summary>
    internal ReadRouting Routing
    {
        init => _ofCampaigns.Routing = _ofAdSets.Routing = _ofAds.Routing = value;
    }

    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertCampaignsAsync(
        IAsyncEnumerable<MetaCampaign> campaigns,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(UpsertShapes.Campaigns, campaigns, options: null, progress, cancellationToken);

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAdSetsAsync(
        IAsyncEnumerable<MetaAdSet> adSets,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(UpsertShapes.AdSets, adSets, options, progress, cancellationToken);

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAdsAsync(
        IAsyncEnumerable<MetaAd> ads,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    ) => RunAsync(UpsertShapes.Ads, ads, options, progress, cancellationToken);

    private Task<UpsertResult> RunAsync<T>(
        UpsertShape<T> shape,
        IAsyncEnumerable<T> rows,
        UpsertOptions? options,
        IProgress<UpsertProgress>? progress,
        CancellationToken cancellationToken
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new Upsert<T>(_ofCampaigns.Writing, shape, options ?? new UpsertOptions(), _clock) { AlwaysStages = AlwaysStages }.RunAsync(
            rows,
            inMemory: 0,
            progress,
            cancellationToken
        );
    }
}
