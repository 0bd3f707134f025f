using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
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
    /// SQLite, since interrupting one would end that transaction. Where the transaction is the call's own and the rows are all in memory (a
    /// collection, or a short stream), a deadlock, a serialization failure or a connection lost before the commit makes it run again, twice at
    /// most; progress then starts anew.
    /// </remarks>
    /// <param name="insights">The rows, in any order.</param>
    /// <param name="options">How to treat missing parents.</param>
    /// <param name="progress">Told every 1,000 rows, and at the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value, or a row contradicts itself.</exception>
    /// <exception cref="Faults.MissingParentsException">Campaigns, ad sets or ads that the rows name are not stored.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed; what the input raises comes as it is.</exception>
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
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<MetaInsight?> FindAsync(
        InsightObjectId objectId,
        InsightLevel level,
        DateOnly dateStart,
        CancellationToken cancellationToken = default
    );

    /// <summary>Streams insights in the order of first day and object id (ordinal), in bounded memory.</summary>
    /// <remarks>
    /// The rows are of one moment, and tracked by no context. The connection is in use until the enumeration ends. On PostgreSQL a stream that is
    /// left early still receives what its query found: name a range or read a page where only some rows are wanted.
    /// </remarks>
    /// <param name="query">Which insights.</param>
    /// <param name="cancellationToken">Cancels the query, also while SQLite looks for the next row.</param>
    /// <exception cref="Json.JsonContentException">Another application stored actions that are none; raised when they are first looked at.</exception>
    IAsyncEnumerable<MetaInsight> StreamAsync(InsightRowQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads a page of insights in the order of first day and object id (ordinal). A later page takes no longer than the first, and rows that are
    /// inserted or deleted between two pages never shift the others: none comes twice, none is left out.
    /// </summary>
    /// <param name="query">Which insights; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<MetaInsight>> ReadPageAsync(InsightRowQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);
}
