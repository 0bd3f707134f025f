using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <summary>Stores candidates.</summary>
public interface ICandidateRepository
{
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
