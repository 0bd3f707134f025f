using AdFlux.Data.Changes;
using AdFlux.Data.Changes.Jobs;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Jobs;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IJobOpeningRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed class JobOpeningRepository(AdFluxDbContext context, TimeProvider? clock = null) : IJobOpeningRepository
{
    private readonly Operations _operations = new(context, typeof(JobOpening));

    /// <summary>Where reads go; to the context unless set.</summary>
    internal ReadRouting Routing
    {
        init => _operations.Routing = value;
    }

    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<JobOpening?> FindAsync(JobId id, CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(
            reads => reads.JobOpenings.AsNoTracking().SingleOrDefaultAsync(job => job.JobId == id, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<JobOpening> AddAsync(JobOpening job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return _operations.RunAsync(() => new RowWriter<JobOpening>(context).InsertAsync(job, cancellationToken));
    }

    /// <inheritdoc />
    public Task<bool> ChangeAsync(JobOpening job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        return _operations.RunAsync(() => new RowWriter<JobOpening>(context).UpdateAsync(job, cancellationToken));
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(JobId id, CancellationToken cancellationToken = default) =>
        _operations.RunAsync(() => new JobRemoval(context).RunAsync(id, cancellationToken));

    /// <inheritdoc />
    public Task<Page<JobOpening>> ReadPageAsync(JobQuery query, PageRequest? page = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.ReadAsync(
            reads => JobList.Of(reads, query).ReadPageAsync(page, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }

    /// <inheritdoc />
    public IAsyncEnumerable<JobOpening> StreamAsync(JobQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => JobList.Of(reads, query).StreamAsync(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<Page<JobOpening>> ReadOpenPageForAsync(
        CandidateId candidate,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    ) => ReadPageAsync(new JobQuery { Status = JobStatus.Open, TargetCandidate = candidate }, page, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<JobStatusCount>> CountByStatusAsync(CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(reads => JobCounts.PerStatusAsync(reads, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<JobOpening> jobOpenings,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(jobOpenings);
        return new Upsert<JobOpening>(_operations.Writing, UpsertShapes.JobOpenings, new UpsertOptions(), clock ?? TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(jobOpenings, inMemory: 0, progress, cancellationToken);
    }
}
