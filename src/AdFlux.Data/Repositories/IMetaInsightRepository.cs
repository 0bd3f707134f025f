using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <summary>Stores and answers what Meta measured.</summary>
public partial interface IMetaInsightRepository
{
    /// <summary>
    /// Brings insights to the state that Meta reports: inserts what is new, updates what differs, leaves alone what is the same.
    /// Idempotent: the same input again is all unchanged.
    /// </summary>
    /// <remarks>
    /// One transaction, or a savepoint in the one that is open on the context: an error or a cancellation leaves nothing behind.
    /// The input is read once, in bounded memory. Of several rows with one key the last wins. Parents that a row leaves out are
    /// filled in from what is stored. <c>created_at</c> and <c>last_updated</c> are kept by the library. One call at a time per
    /// context; the input must not use the same context. Inside the caller's transaction a cancellation is heeded between statements on
    /// SQLite, since interrupting one would end that transaction.
    /// </remarks>
    /// <param name="insights">The rows, in any order.</param>
    /// <param name="options">How to treat missing parents.</param>
    /// <param name="progress">Told every 1,000 rows, and at the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value, or a row contradicts itself.</exception>
    /// <exception cref="Faults.MissingParentsException">Campaigns, ad sets or ads that the rows name are not stored.</exception>
    Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<MetaInsight> insights,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="UpsertAsync(IAsyncEnumerable{MetaInsight}, UpsertOptions?, IProgress{UpsertProgress}?, CancellationToken)" />
    Task<UpsertResult> UpsertAsync(
        IEnumerable<MetaInsight> insights,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Finds one insight by its key; null when it is not stored.</summary>
    /// <param name="objectId">The object measured.</param>
    /// <param name="level">The kind of object.</param>
    /// <param name="dateStart">The first day, in the ad account's time zone.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<MetaInsight?> FindAsync(
        InsightObjectId objectId,
        InsightLevel level,
        DateOnly dateStart,
        CancellationToken cancellationToken = default
    );

    /// <summary>Streams the insights of one level that start in a range of days, in the order of day and object id (ordinal).</summary>
    /// <param name="level">The kind of objects.</param>
    /// <param name="firstDay">First day, inclusive.</param>
    /// <param name="lastDay">Last day, inclusive.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    IAsyncEnumerable<MetaInsight> StreamAsync(
        InsightLevel level,
        DateOnly firstDay,
        DateOnly lastDay,
        CancellationToken cancellationToken = default
    );
}
