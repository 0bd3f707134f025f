using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <summary>Stores the campaigns, ad sets and ads that Meta lists (campaigns first, then ad sets, then ads), marks those that it no longer lists, and finds them.</summary>
/// <remarks>
/// Each write is idempotent and one transaction, or a savepoint in the one that is open on the context: an error or a cancellation leaves
/// nothing behind. Of several rows with one id the last wins. <c>last_updated</c> is kept by the library. A call is run again after a fault
/// that passes where <see cref="IMetaInsightRepository"/> says so.
/// </remarks>
public partial interface IMetaHierarchyRepository
{
    /// <summary>Brings campaigns to the state that Meta reports.</summary>
    /// <param name="campaigns">The rows, in any order.</param>
    /// <param name="progress">Told every 1,000 rows, and at the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed; what the input raises comes as it is.</exception>
    Task<UpsertResult> UpsertCampaignsAsync(
        IAsyncEnumerable<MetaCampaign> campaigns,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Brings ad sets to the state that Meta reports.</summary>
    /// <param name="adSets">The rows, in any order.</param>
    /// <param name="options">How to treat missing campaigns.</param>
    /// <param name="progress">Told every 1,000 rows, and at the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed; what the input raises comes as it is.</exception>
    /// <exception cref="Faults.MissingParentsException">Campaigns that the rows name are not stored.</exception>
    Task<UpsertResult> UpsertAdSetsAsync(
        IAsyncEnumerable<MetaAdSet> adSets,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Brings ads to the state that Meta reports.</summary>
    /// <param name="ads">The rows, in any order.</param>
    /// <param name="options">How to treat missing ad sets and campaigns.</param>
    /// <param name="progress">Told every 1,000 rows, and at the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed; what the input raises comes as it is.</exception>
    /// <exception cref="Faults.MissingParentsException">Ad sets that the rows name are not stored.</exception>
    Task<UpsertResult> UpsertAdsAsync(
        IAsyncEnumerable<MetaAd> ads,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
