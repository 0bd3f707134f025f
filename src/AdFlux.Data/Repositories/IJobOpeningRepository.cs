using AdFlux.Data.Model;
using AdFlux.Data.Upserts;

namespace AdFlux.Data.Repositories;

/// <summary>Stores job openings.</summary>
public interface IJobOpeningRepository
{
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
