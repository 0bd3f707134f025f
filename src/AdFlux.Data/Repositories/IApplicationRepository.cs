using AdFlux.Data.Changes;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <summary>Takes, moves, lists and counts applications.</summary>
/// <remarks>
/// What is read is tracked by no context: change it and give it to a method that writes. A write goes past the context's change tracker, is a single statement (or
/// one transaction, or a savepoint in the one that is open on the context), and makes the context let go of the rows that it wrote. A caller's transaction stays
/// usable after every error that has a type of its own here.
/// </remarks>
public interface IApplicationRepository
{
    /// <summary>Stores that a candidate applies for a job opening, unless they have already.</summary>
    /// <remarks>Of many calls at once, for the same two, exactly one stores it, and none raises an error for that.</remarks>
    /// <param name="job">The job opening.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="day">The day of the application; today in UTC unless given.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The application, and whether it is new.</returns>
    /// <exception cref="Faults.InvalidValueException">The day is none that both providers hold.</exception>
    /// <exception cref="Faults.MissingParentsException">The job opening or the candidate is not stored; where both are not, both are named.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<ApplyResult> ApplyAsync(JobId job, CandidateId candidate, DateOnly? day = null, CancellationToken cancellationToken = default);

    /// <summary>Finds an application; null when it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Application?> FindAsync(ApplicationId id, CancellationToken cancellationToken = default);

    /// <summary>Finds the application of a candidate for a job opening; null when it is not stored.</summary>
    /// <param name="job">The job opening.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Application?> FindAsync(JobId job, CandidateId candidate, CancellationToken cancellationToken = default);

    /// <summary>Moves an application from the status that the caller saw to another. Of two callers who do so at once, one succeeds.</summary>
    /// <param name="id">The application.</param>
    /// <param name="seen">The status that the caller saw.</param>
    /// <param name="wanted">The status that it is to have.</param>
    /// <param name="moves">The moves that are allowed, such as <see cref="ApplicationMoves.Usual"/>; all of them unless given.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether the application is stored.</returns>
    /// <exception cref="Faults.RefusedMoveException">The moves do not allow this one.</exception>
    /// <exception cref="Faults.ConcurrentChangeException">The application has another status by now, which may be the wanted one.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> MoveAsync(
        ApplicationId id,
        ApplicationStatus seen,
        ApplicationStatus wanted,
        ApplicationMoves? moves = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Removes an application.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether it was stored.</returns>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> RemoveAsync(ApplicationId id, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of applications. Rows that are inserted or removed between two pages never shift the others: none comes twice, none is left out.</summary>
    /// <remarks>A row whose value in the sort column is changed meanwhile may: sort by the id where that matters.</remarks>
    /// <param name="query">Which ones, in which order; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<Application>> ReadPageAsync(ApplicationQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Streams all applications that a query finds, in its order, a row at a time.</summary>
    /// <remarks>The context is in use until the enumeration ends.</remarks>
    /// <param name="query">Which ones, in which order.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<Application> StreamAsync(ApplicationQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts the applications for a job opening per status: its funnel.</summary>
    /// <param name="job">The job opening; one that is not stored has none.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The known statuses in the order submitted, under review, rejected, hired, also where there are none; then the others, by their text (ordinal).</returns>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<IReadOnlyList<ApplicationStatusCount>> CountByStatusAsync(JobId job, CancellationToken cancellationToken = default);

    /// <summary>Counts applications per day.</summary>
    /// <param name="days">The days, both ends inclusive.</param>
    /// <param name="job">The job opening to count for; all of them unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>One row per day of the range, in order; a day without applications has zero.</returns>
    /// <exception cref="ArgumentException">The range ends before it starts.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<ApplicationDay> CountByDayAsync(
        Queries.DayRange days,
        JobId? job = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Brings applications to the state of an import: inserts what is new, updates what differs, leaves alone what is the same.</summary>
    /// <remarks>Told apart by job opening and candidate; <see cref="Application.ApplicationId"/> is the database's to give, and is not read. <see cref="Application.ApplicationDate"/> must be set. As for <see cref="IMetaInsightRepository.UpsertAsync(IAsyncEnumerable{MetaInsight}, UpsertOptions?, IProgress{UpsertProgress}?, CancellationToken)"/>: one transaction or a savepoint in the caller's, of several rows with one key the last wins.</remarks>
    /// <param name="applications">The applications, in any order.</param>
    /// <param name="progress">Told every 1,000 rows, and at the end.</param>
    /// <param name="cancellationToken">Cancels the upsert.</param>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.MissingParentsException">Job openings or candidates that applications name are not stored.</exception>
    Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<Application> applications,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    );
}
