using AdFlux.Data.Changes;
using AdFlux.Data.Changes.Hierarchy;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Hierarchy;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

public sealed partial class MetaHierarchyRepository
{
    private readonly Operations _ofCampaigns = new(context, typeof(MetaCampaign));
    private readonly Operations _ofAdSets = new(context, typeof(MetaAdSet));
    private readonly Operations _ofAds = new(context, typeof(MetaAd));

    /// <inheritdoc />
    public Task<MetaCampaign?> FindCampaignAsync(MetaCampaignId id, CancellationToken cancellationToken = default) =>
        _ofCampaigns.ReadAsync(
            reads => reads.MetaCampaigns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<MetaAdSet?> FindAdSetAsync(MetaAdSetId id, CancellationToken cancellationToken = default) =>
        _ofAdSets.ReadAsync(
            reads => reads.MetaAdSets.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<MetaAd?> FindAdAsync(MetaAdId id, CancellationToken cancellationToken = default) =>
        _ofAds.ReadAsync(
            reads => reads.MetaAds.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<MetaTree> LoadTreeAsync(AdAccountId account, CancellationToken cancellationToken = default) =>
        _ofCampaigns.ReadAsync(reads => new MetaTreeReader(reads).ReadAsync(account, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<Page<MetaCampaign>> ReadCampaignPageAsync(
        MetaCampaignQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return _ofCampaigns.ReadAsync(
            reads => MetaCampaignList.Of(reads, query).ReadPageAsync(page, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }

    /// <inheritdoc />
    public IAsyncEnumerable<MetaCampaign> StreamCampaignsAsync(MetaCampaignQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _ofCampaigns.StreamAsync(reads => MetaCampaignList.Of(reads, query).StreamAsync(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<Page<MetaAdSet>> ReadAdSetPageAsync(
        MetaAdSetQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return _ofAdSets.ReadAsync(
            reads => MetaAdSetList.Of(reads, query).ReadPageAsync(page, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }

    /// <inheritdoc />
    public IAsyncEnumerable<MetaAdSet> StreamAdSetsAsync(MetaAdSetQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _ofAdSets.StreamAsync(reads => MetaAdSetList.Of(reads, query).StreamAsync(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<Page<MetaAd>> ReadAdPageAsync(MetaAdQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _ofAds.ReadAsync(
            reads => MetaAdList.Of(reads, query).ReadPageAsync(page, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }

    /// <inheritdoc />
    public IAsyncEnumerable<MetaAd> StreamAdsAsync(MetaAdQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _ofAds.StreamAsync(reads => MetaAdList.Of(reads, query).StreamAsync(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<MetaDeletion> MarkDeletedAsync(MetaListing listing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listing);
        listing.RequireIds();
        if (listing.IsEmptyByAccident)
        {
            throw new ArgumentException(
                "A level of the listing is empty, so that all that is stored of it would be marked as deleted: leave a level that was not listed null, or set "
                    + "MayBeEmpty where the account lists nothing there.",
                nameof(listing)
            );
        }

        return _ofCampaigns.RunAsync(() => new UnlistedObjects(context, _clock).MarkAsync(listing, cancellationToken));
    }
}
