using AdFlux.Data.Changes;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Repositories;

/// <summary>Stores, edits, publishes and lists the campaigns that AdFlux plans.</summary>
/// <remarks>
/// What is read is tracked by no context: change it and give it to a method that writes. A write goes past the context's change tracker, is a single statement that
/// changes one row, and makes the context let go of it. A caller's transaction stays usable after every error that has a type of its own here.
/// <see cref="Campaign.CreatedAt"/> and <see cref="Campaign.UpdatedAt"/> are kept by the library, in microseconds; each write of a campaign gives it a later
/// <see cref="Campaign.UpdatedAt"/> than it had, whatever the clock says.
/// </remarks>
public interface ICampaignRepository
{
    /// <summary>Finds a campaign; null when it is not stored.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Campaign?> FindAsync(CampaignId id, CancellationToken cancellationToken = default);

    /// <summary>Finds a campaign with its job opening, its segments and the Meta campaign that it is linked to; null when it is not stored.</summary>
    /// <remarks>One statement, and one more each where it targets segments and where it is linked. In a transaction of yours they may be of one moment.</remarks>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<CampaignDetails?> FindDetailsAsync(CampaignId id, CancellationToken cancellationToken = default);

    /// <summary>Adds a campaign, a draft unless it says otherwise. The database gives out its id; the one of the row is not read.</summary>
    /// <param name="campaign">The row, whose <see cref="Campaign.CreatedAt"/> and <see cref="Campaign.UpdatedAt"/> are set to now.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The row as it is stored, with its id.</returns>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.MissingParentsException">Its job opening is not stored.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Campaign> AddAsync(Campaign campaign, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a whole campaign over the one with its id, save for <see cref="Campaign.CreatedAt"/>, if nobody changed it since the caller read it. Of two callers who
    /// edit the same one, the second is told.
    /// </summary>
    /// <remarks>
    /// <see cref="Campaign.UpdatedAt"/> tells, also where it is null: leave it as it was read. Any status may be written: this is how an archived campaign comes
    /// back. A change by a program that leaves <c>updated_at</c> alone is not seen.
    /// </remarks>
    /// <param name="campaign">The row, whose <see cref="Campaign.UpdatedAt"/> becomes that of this change; after a rollback of your transaction read it again.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether there was one with its id; otherwise nothing is written.</returns>
    /// <exception cref="Faults.ConcurrentChangeException">Somebody else changed it; nothing is written.</exception>
    /// <exception cref="Faults.InvalidValueException">A column cannot hold a value.</exception>
    /// <exception cref="Faults.MissingParentsException">Its job opening is not stored.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> ChangeAsync(Campaign campaign, CancellationToken cancellationToken = default);

    /// <summary>Records what the platform calls a campaign, and makes it active. One that is active already gets what is new in the ids.</summary>
    /// <remarks>Status and ids are decided by what is stored when they are written: two who publish different parts of it at once are both recorded.</remarks>
    /// <param name="id">The campaign.</param>
    /// <param name="externalIds">The ids. They are added to those that are stored; where both name one, this one counts.</param>
    /// <param name="moves">Which status leads to which; <see cref="CampaignMoves.Usual"/> unless given.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The campaign as it is stored now; null when it is not. Where nothing is new, nothing is written.</returns>
    /// <exception cref="Faults.RefusedMoveException">Its status does not lead to active, as archived does not.</exception>
    /// <exception cref="Faults.InvalidValueException">The ids hold what no column can.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Campaign?> PublishAsync(
        CampaignId id,
        ExternalIds externalIds,
        CampaignMoves? moves = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Pauses a campaign that is active; one that is paused stays as it is.</summary>
    /// <param name="id">The campaign.</param>
    /// <param name="moves">Which status leads to which; <see cref="CampaignMoves.Usual"/> unless given.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The campaign as it is stored now; null when it is not.</returns>
    /// <exception cref="Faults.RefusedMoveException">Its status does not lead to paused, as draft and archived do not.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Campaign?> PauseAsync(CampaignId id, CampaignMoves? moves = null, CancellationToken cancellationToken = default);

    /// <summary>Archives a campaign; one that is archived stays as it is.</summary>
    /// <param name="id">The campaign.</param>
    /// <param name="moves">Which status leads to which; <see cref="CampaignMoves.Usual"/> unless given.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The campaign as it is stored now; null when it is not.</returns>
    /// <exception cref="Faults.RefusedMoveException">Its status does not lead to archived: a status of your own.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Campaign?> ArchiveAsync(CampaignId id, CampaignMoves? moves = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes a campaign that is a draft. Others stay: reports lead from the money on a platform through them to job openings and segments. Archive those.
    /// </summary>
    /// <param name="id">The campaign.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Whether it was stored as a draft, and is gone.</returns>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<bool> RemoveDraftAsync(CampaignId id, CancellationToken cancellationToken = default);

    /// <summary>Reads a page of campaigns. Rows that are inserted or removed between two pages never shift the others: none comes twice, none is left out.</summary>
    /// <remarks>A row whose value in the sort column is changed meanwhile may: sort by the id where that matters.</remarks>
    /// <param name="query">Which ones, in which order; the same for every page.</param>
    /// <param name="page">The size of the page and the cursor of the one before; the first one unless given.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidCursorException">The cursor is not one that this query gave out.</exception>
    /// <exception cref="Faults.InvalidValueException">A time to filter by is not in UTC.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    Task<Page<Campaign>> ReadPageAsync(CampaignQuery query, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Streams all campaigns that a query finds, in its order, a row at a time.</summary>
    /// <remarks>The context is in use until the enumeration ends.</remarks>
    /// <param name="query">Which ones, in which order.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="Faults.InvalidValueException">A time to filter by is not in UTC.</exception>
    /// <exception cref="Faults.DatabaseFaultException">The database refused or failed.</exception>
    IAsyncEnumerable<Campaign> StreamAsync(CampaignQuery query, CancellationToken cancellationToken = default);
}
