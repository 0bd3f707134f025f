using AdFlux.Data.Changes;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <summary>Stores, finds and lists candidates.</summary>
/// <remarks>
/// What is read is tracked by no context: change it and give it to a method that writes. A write goes past the context's change tracker, is a single statement (or
/// one transaction, or a savepoint in the one that is open on the context), and makes the context let go of the rows that it wrote. A caller's transaction stays
/// usable after every error that has a type of its own here.
/// </remarks>
public interface ICandidateRepository
{
    /// <summary>Finds a candidate; null when it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Candidate?> FindAsync(CandidateId id, CancellationToken cancellationToken = default);

    /// <summary>Adds a candidate.</summary>
    /// <param name="candidate">The row; what it refers to by objects is not stored.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The row as it is stored.</returns>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.MissingParentsException">Its segment is not stored.</exception>
    /// <exception cref="Faults.DatabaseFaultException">One with this id is stored (<see cref="Faults.DatabaseFault.Duplicate"/>), or the database refused or failed.</exception>
    Task<Candidate> AddAsync(Candidate candidate, CancellationToken cancellationToken = default);

    /// <summary>Writes a whole candidate over the one with its id. Of two callers who change the same one the last wins.</summary>
    /// <param name="candidate">The row.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether there was one with its id; otherwise nothing is written.</returns>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.MissingParentsException">Its segment is not stored.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> ChangeAsync(Candidate candidate, CancellationToken cancellationToken = default);

    /// <summary>Removes a candidate together with its applications.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether it was stored.</returns>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> RemoveAsync(CandidateId id, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of candidates. Rows that are inserted or removed between two pages never shift the others: none comes twice, none is left out.</summary>
    /// <remarks>A row whose value in the sort column is changed meanwhile may: sort by the id where that matters.</remarks>
    /// <param name="query">Which ones, in which order; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.InvalidValueException">A text to filter by is none: it holds NUL or half of a surrogate pair.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<Candidate>> ReadPageAsync(CandidateQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Streams all candidates that a query finds, in its order, a row at a time.</summary>
    /// <remarks>The context is in use until the enumeration ends.</remarks>
    /// <param name="query">Which ones, in which order.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidValueException">A text to filter by is none: it holds NUL or half of a surrogate pair.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<Candidate> StreamAsync(CandidateQuery query, CancellationToken cancellationToken = default);

    /// <summary>Puts candidates into segments, as a clustering model has it for all of them at once.</summary>
    /// <remarks>
    /// One transaction, or a savepoint in the one that is open on the context. Candidates are written in the order of their ids, thousands in a statement, and
    /// only those whose segment differs. Of several assignments of one candidate the last wins. All of them are held in memory.
    /// </remarks>
    /// <param name="assignments">The assignments, in any order.</param>
    /// <param name="cancellationToken">Cancels the write; on SQLite between statements.</param>
    /// <exception cref="Faults.MissingParentsException">Segments are not stored; all of them are named, and nothing is written.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<SegmentAssignmentResult> AssignSegmentsAsync(
        IEnumerable<SegmentAssignment> assignments,
        CancellationToken cancellationToken = default
    );

    /// <summary>Brings candidates to the state of an import: inserts what is new, updates what differs, leaves alone what is the same.</summary>
    /// <remarks>Told apart by <see cref="Candidate.CandidateId"/>. As for <see cref="IMetaInsightRepository.UpsertAsync(IAsyncEnumerable{MetaInsight}, UpsertOptions?, IProgress{UpsertProgress}?, CancellationToken)"/>: one transaction or a savepoint in the caller's, of several rows with one key the last wins.</remarks>
    /// <param name="candidates">The candidates, in any order.</param>
    /// <param name="progress">Told every 1,000 rows, and at the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.MissingParentsException">Segments that candidates name are not stored.</exception>
    Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<Candidate> candidates,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
