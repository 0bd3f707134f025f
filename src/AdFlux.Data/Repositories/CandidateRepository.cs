using AdFlux.Data.Changes;
using AdFlux.Data.Changes.Segments;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Candidates;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="ICandidateRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
public sealed class CandidateRepository(AdFluxDbContext context) : ICandidateRepository
{
    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<Candidate?> FindAsync(CandidateId id, CancellationToken cancellationToken = default) =>
        context
            .Candidates.AsNoTracking()
            .SingleOrDefaultAsync(candidate => candidate.CandidateId == id, cancellationToken)
            .WithTypedFaults();

    /// <inheritdoc />
    public Task<Candidate> AddAsync(Candidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return new RowWriter<Candidate>(context).InsertAsync(candidate, cancellationToken).WithTypedFaults();
    }

    /// <inheritdoc />
    public async Task<bool> ChangeAsync(Candidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        bool isFound = await new RowWriter<Candidate>(context)
            .UpdateAsync(candidate, cancellationToken)
            .WithTypedFaults()
            .ConfigureAwait(false);
        context.Forget<Candidate>(tracked => tracked.CandidateId == candidate.CandidateId);
        return isFound;
    }

    /// <inheritdoc />
    public async Task<bool> RemoveAsync(CandidateId id, CancellationToken cancellationToken = default)
    {
        UpsertTransaction.RequireAlive(context.Database);
        int removed = await context
            .Candidates.Where(candidate => candidate.CandidateId == id)
            .ExecuteDeleteAsync(cancellationToken)
            .WithTypedFaults()
            .ConfigureAwait(false);
        context.Forget<Candidate>(tracked => tracked.CandidateId == id);
        context.Forget<Application>(tracked => tracked.CandidateId == id);
        return removed > 0;
    }

    /// <inheritdoc />
    public Task<Page<Candidate>> ReadPageAsync(
        CandidateQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return CandidateList.Of(context, query).ReadPageAsync(page, cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<Candidate> StreamAsync(CandidateQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return CandidateList.Of(context, query).StreamAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task<SegmentAssignmentResult> AssignSegmentsAsync(
        IEnumerable<SegmentAssignment> assignments,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(assignments);
        return new SegmentAssigner(context).RunAsync(assignments, cancellationToken).WithTypedFaults();
    }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<Candidate> candidates,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return new Upsert<Candidate>(context, UpsertShapes.Candidates, new UpsertOptions(), TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(candidates, inMemory: 0, progress, cancellationToken);
    }
}
