using AdFlux.Data.Changes;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Repositories;

// What is read is tracked by no context, and budgets are there twice: as the text that Meta sent, whatever it is, and in minor units where it is a whole number.
public partial interface IMetaHierarchyRepository
{
    /// <summary>Finds a campaign; null when it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<MetaCampaign?> FindCampaignAsync(MetaCampaignId id, CancellationToken cancellationToken = default);

    /// <summary>Finds an ad set; null when it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<MetaAdSet?> FindAdSetAsync(MetaAdSetId id, CancellationToken cancellationToken = default);

    /// <summary>Finds an ad; null when it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<MetaAd?> FindAdAsync(MetaAdId id, CancellationToken cancellationToken = default);

    /// <summary>Loads all that is stored of an ad account, in three statements however much it is.</summary>
    /// <remarks>What a sync stores meanwhile may be there or not, but no ad set comes without its campaign, nor an ad without its ad set.</remarks>
    /// <param name="account">The ad account; one that nothing is stored of has an empty tree.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<MetaTree> LoadTreeAsync(AdAccountId account, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of campaigns. Rows that are inserted or removed between two pages never shift the others: none comes twice, none is left out.</summary>
    /// <remarks>A row whose value in the sort column is changed meanwhile may: sort by the id where that matters.</remarks>
    /// <param name="query">Which ones, in which order; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<MetaCampaign>> ReadCampaignPageAsync(
        MetaCampaignQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Streams all campaigns that a query finds, in its order, a row at a time.</summary>
    /// <remarks>The context is in use until the enumeration ends.</remarks>
    /// <param name="query">Which ones, in which order.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<MetaCampaign> StreamCampaignsAsync(MetaCampaignQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of ad sets, as <see cref="ReadCampaignPageAsync"/> does of campaigns.</summary>
    /// <param name="query">Which ones, in which order; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<MetaAdSet>> ReadAdSetPageAsync(MetaAdSetQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Streams all ad sets that a query finds, in its order, a row at a time.</summary>
    /// <remarks>The context is in use until the enumeration ends.</remarks>
    /// <param name="query">Which ones, in which order.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<MetaAdSet> StreamAdSetsAsync(MetaAdSetQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of ads, as <see cref="ReadCampaignPageAsync"/> does of campaigns.</summary>
    /// <param name="query">Which ones, in which order; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<MetaAd>> ReadAdPageAsync(MetaAdQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Streams all ads that a query finds, in its order, a row at a time.</summary>
    /// <remarks>The context is in use until the enumeration ends.</remarks>
    /// <param name="query">Which ones, in which order.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<MetaAd> StreamAdsAsync(MetaAdQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Marks what an ad account no longer lists as deleted: status and effective status become <c>DELETED</c>, a statement per level that was listed. What is
    /// deleted or archived already is left alone, and nothing is removed.
    /// </summary>
    /// <remarks>One transaction, or a savepoint in the one that is open on the context. A level that was not listed stays, also below a campaign that goes.</remarks>
    /// <param name="listing">All that the account lists.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>How many were marked.</returns>
    /// <exception cref="ArgumentException">A level is empty, which the listing does not say that it may be; nothing is marked.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<MetaDeletion> MarkDeletedAsync(MetaListing listing, CancellationToken cancellationToken = default);
}
