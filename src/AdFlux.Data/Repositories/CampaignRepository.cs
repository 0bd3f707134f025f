using AdFlux.Data.Changes;
using AdFlux.Data.Changes.Campaigns;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="ICampaignRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed class CampaignRepository(AdFluxDbContext context, TimeProvider? clock = null) : ICampaignRepository
{
    private readonly Operations _operations = new(context, typeof(Campaign));
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    private CampaignChanges Changes => new(context, _clock);

    /// <summary>Where reads go; to the context unless set.</summary>
    internal ReadRouting Routing
    {
        init => _operations.Routing = value;
    }

    /// <inheritdoc />
    public Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(
            reads => reads.Campaigns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<CampaignDetails?> FindDetailsAsync(CampaignId id, CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(reads => new CampaignDetailsReader(reads).FindAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<Campaign> AddAsync(Campaign campaign, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return _operations.RunAsync(() => Changes.AddAsync(campaign, cancellationToken));
    }

    /// <inheritdoc />
    public Task<bool> ChangeAsync(Campaign campaign, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return _operations.RunAsync(() => Changes.ChangeAsync(campaign, cancellationToken));
    }

    /// <inheritdoc />
    public Task<Campaign?> PublishAsync(
        CampaignId id,
        ExternalIds externalIds,
        CampaignMoves? moves = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(externalIds);
        return _operations.RunAsync(() =>
            Changes.MoveAsync(id, CampaignStatus.Active, externalIds, moves ?? CampaignMoves.Usual, cancellationToken)
        );
    }

    /// <inheritdoc />
    public Task<Campaign?> PauseAsync(CampaignId id, CampaignMoves? moves = null, CancellationToken cancellationToken = default) =>
        _operations.RunAsync(() =>
            Changes.MoveAsync(id, CampaignStatus.Paused, published: null, moves ?? CampaignMoves.Usual, cancellationToken)
        );

    /// <inheritdoc />
    public Task<Campaign?> ArchiveAsync(CampaignId id, CampaignMoves? moves = null, CancellationToken cancellationToken = default) =>
        _operations.RunAsync(() =>
            Changes.MoveAsync(id, CampaignStatus.Archived, published: null, moves ?? CampaignMoves.Usual, cancellationToken)
        );

    /// <inheritdoc />
    public Task<bool> RemoveDraftAsync(CampaignId id, CancellationToken cancellationToken = default) =>
        _operations.RunAsync(() => Changes.RemoveDraftAsync(id, cancellationToken));

    /// <inheritdoc />
    public Task<Page<Campaign>> ReadPageAsync(CampaignQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.ReadAsync(
            reads => CampaignList.Of(reads, query).ReadPageAsync(page, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }

    /// <inheritdoc />
    public IAsyncEnumerable<Campaign> StreamAsync(CampaignQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => CampaignList.Of(reads, query).StreamAsync(), cancellationToken);
    }
}
