using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Jobs;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IJobOpeningRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
public sealed class JobOpeningRepository(AdFluxDbContext context) : IJobOpeningRepository
{
    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<JobOpening?> FindAsync(JobId id, CancellationToken cancellationToken = default) =>
        context.JobOpenings.AsNoTracking().SingleOrDefaultAsync(job => job.JobId == id, cancellationToken).WithTypedFaults();

    /// <inheritdoc />
    public Task<JobOpening> AddAsync(JobOpening job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new RowWriter<JobOpening>(context).InsertAsync(job, cancellationToken).WithTypedFaults();
    }

    /// <inheritdoc />
    public async Task<bool> ChangeAsync(JobOpening job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        bool isFound = await new RowWriter<JobOpening>(context).UpdateAsync(job, cancellationToken).WithTypedFaults().ConfigureAwait(false);
        context.Forget<JobOpening>(tracked => tracked.JobId == job.JobId);
        return isFound;
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(JobId id, CancellationToken cancellationToken = default) =>
        new JobRemoval(context).RunAsync(id, cancellationToken).WithTypedFaults();

    /// <inheritdoc />
    public Task<Page<JobOpening>> ReadPageAsync(JobQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return JobList.Of(context, query).ReadPageAsync(page, cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<JobOpening> StreamAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return JobList.Of(context, query).StreamAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task<Page<JobOpening>> ReadOpenPageForAsync(
        CandidateId candidate,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    ) => ReadPageAsync(new JobQuery { Status = JobStatus.Open, TargetCandidate = candidate }, page, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<JobStatusCount>> CountByStatusAsync(CancellationToken cancellationToken = default) =>
        JobCounts.PerStatusAsync(context, cancellationToken).WithTypedFaults();

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<JobOpening> jobOpenings,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(jobOpenings);
        return new Upsert<JobOpening>(context, UpsertShapes.JobOpenings, new UpsertOptions(), TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(jobOpenings, inMemory: 0, progress, cancellationToken);
    }
}
