using AdFlux.Data.Changes;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Repositories;

/// <summary>Stores, finds and lists the segments that a clustering of candidates made.</summary>
/// <remarks>
/// What is read is tracked by no context: change it and give it to a method that writes. A write goes past the context's change tracker, is a single statement (or
/// one transaction, or a savepoint in the one that is open on the context), and makes the context let go of the rows that it wrote. A caller's transaction stays
/// usable after every error that has a type of its own here.
/// </remarks>
public interface ISegmentRepository
{
    /// <summary>Finds a segment; null when it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Segment?> FindAsync(SegmentId id, CancellationToken cancellationToken = default);

    /// <summary>Adds a segment. The database gives out its id; the one of the row is not read.</summary>
    /// <param name="segment">The row.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The row as it is stored.</returns>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The name is taken (<see cref="Faults.DatabaseFault.Duplicate"/>), or the database refused or failed.</exception>
    Task<Segment> AddAsync(Segment segment, CancellationToken cancellationToken = default);

    /// <summary>Gives a segment another name; its candidates stay in it.</summary>
    /// <param name="id">The segment.</param>
    /// <param name="name">The name, at most 100 characters.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether the segment is stored.</returns>
    /// <exception cref="Faults.InvalidValueException">The column cannot hold the name.</exception>
    /// <exception cref="Faults.DatabaseFaultException">Another segment has the name (<see cref="Faults.DatabaseFault.Duplicate"/>), or the database refused or failed.</exception>
    Task<bool> RenameAsync(SegmentId id, string name, CancellationToken cancellationToken = default);

    /// <summary>Brings the stored segments to the set that a clustering made, told apart by their names: inserts, describes anew, and removes only if asked to.</summary>
    /// <remarks>One transaction, or a savepoint in the one that is open on the context. A stored segment of a listed name keeps its id and its candidates; of several rows with one name the last wins.</remarks>
    /// <param name="segments">The set; ids are not read.</param>
    /// <param name="unlisted">What happens to stored segments that the set does not list; they stay unless it says otherwise.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.InUseException">An unlisted segment is in use, and all of them were to be removed; nothing is stored.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<SegmentSetResult> StoreSetAsync(
        IReadOnlyCollection<Segment> segments,
        UnlistedSegments unlisted = UnlistedSegments.Keep,
        CancellationToken cancellationToken = default
    );

    /// <summary>Removes a segment that nothing uses: no candidate is in it, and neither a job opening nor a campaign targets it.</summary>
    /// <remarks>
    /// The database itself guards only the candidates: a job opening that comes to target the segment in the same moment then names one that is gone.
    /// </remarks>
    /// <param name="id">The segment.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether it was stored.</returns>
    /// <exception cref="Faults.InUseException">It is in use.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> RemoveAsync(SegmentId id, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of segments, each with the number of its candidates. Rows that are inserted or removed between two pages never shift the others: none comes twice, none is left out.</summary>
    /// <remarks>A row whose value in the sort column is changed meanwhile may: sort by the id where that matters.</remarks>
    /// <param name="query">Which ones, in which order; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<SegmentSize>> ReadPageAsync(SegmentQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Streams all segments, each with the number of its candidates that a query finds, in its order, a row at a time.</summary>
    /// <remarks>The context is in use until the enumeration ends.</remarks>
    /// <param name="query">Which ones, in which order.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<SegmentSize> StreamAsync(SegmentQuery query, CancellationToken cancellationToken = default);
}
