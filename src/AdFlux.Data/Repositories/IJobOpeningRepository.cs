using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <summary>Stores, finds and lists job openings.</summary>
/// <remarks>
/// What is read is tracked by no context: change it and give it to a method that writes. A write goes past the context's change tracker, is a single statement (or
/// one transaction, or a savepoint in the one that is open on the context), and makes the context let go of the rows that it wrote. A caller's transaction stays
/// usable after every error that has a type of its own here.
/// </remarks>
public interface IJobOpeningRepository
{
    /// <summary>Finds a job opening; null when it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<JobOpening?> FindAsync(JobId id, CancellationToken cancellationToken = default);

    /// <summary>Adds a job opening.</summary>
    /// <param name="job">The row; what it refers to by objects is not stored.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The row as it is stored.</returns>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.DatabaseFaultException">One with this id is stored (<see cref="Faults.DatabaseFault.Duplicate"/>), or the database refused or failed.</exception>
    Task<JobOpening> AddAsync(JobOpening job, CancellationToken cancellationToken = default);

    /// <summary>Writes a whole job opening over the one with its id. Of two callers who change the same one the last wins.</summary>
    /// <param name="job">The row.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether there was one with its id; otherwise nothing is written.</returns>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> ChangeAsync(JobOpening job, CancellationToken cancellationToken = default);

    /// <summary>Removes a job opening together with its applications. Campaigns that advertise it keep it from being removed.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether it was stored.</returns>
    /// <exception cref="Faults.InUseException">Campaigns advertise it.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> RemoveAsync(JobId id, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of job openings. Rows that are inserted or removed between two pages never shift the others: none comes twice, none is left out.</summary>
    /// <remarks>A row whose value in the sort column is changed meanwhile may: sort by the id where that matters.</remarks>
    /// <param name="query">Which ones, in which order; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.InvalidValueException">A text to filter by is none: it holds NUL or half of a surrogate pair.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<JobOpening>> ReadPageAsync(JobQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Streams all job openings that a query finds, in its order, a row at a time.</summary>
    /// <remarks>The context is in use until the enumeration ends.</remarks>
    /// <param name="query">Which ones, in which order.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidValueException">A text to filter by is none: it holds NUL or half of a surrogate pair.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<JobOpening> StreamAsync(JobQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of the open job openings that are meant for a candidate's segment, in the order of their ids.</summary>
    /// <param name="candidate">The candidate; one without a segment, or who is not stored, has none.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<JobOpening>> ReadOpenPageForAsync(
        CandidateId candidate,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Counts job openings per status.</summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>One row per status that some have, in the order of its text (ordinal); those without a status come last.</returns>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<IReadOnlyList<JobStatusCount>> CountByStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Brings job openings to the state of an import: inserts what is new, updates what differs, leaves alone what is the same.</summary>
    /// <remarks>Told apart by <see cref="JobOpening.JobId"/>. As for <see cref="IMetaInsightRepository.UpsertAsync(IAsyncEnumerable{MetaInsight}, UpsertOptions?, IProgress{UpsertProgress}?, CancellationToken)"/>: one transaction or a savepoint in the caller's, of several rows with one key the last wins.</remarks>
    /// <param name="jobOpenings">The job openings, in any order.</param>
    /// <param name="progress">Told every 1,000 rows, and at the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<JobOpening> jobOpenings,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
