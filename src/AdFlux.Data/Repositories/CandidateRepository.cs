using AdFlux.Data.Changes;
using AdFlux.Data.Changes.Candidates;
using AdFlux.Data.Changes.Segments;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Candidates;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="ICandidateRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed class CandidateRepository(AdFluxDbContext context, TimeProvider? clock = null) : ICandidateRepository
{
    private readonly Operations _operations = new(context, typeof(Candidate));

    /// <summary>Where reads go; to the context unless set.</summary>
    internal ReadRouting Routing
    {
        init => _operations.Routing = value;
    }

    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<Candidate?> FindAsync(CandidateId id, CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(
            reads => reads.Candidates.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.CandidateId == id, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<Candidate> AddAsync(Candidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return _operations.RunAsync(() => new RowWriter<Candidate>(context).InsertAsync(candidate, cancellationToken));
    }

    /// <inheritdoc />
    public Task<bool> ChangeAsync(Candidate candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return _operations.RunAsync(() => new RowWriter<Candidate>(context).UpdateAsync(candidate, cancellationToken));
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(CandidateId id, CancellationToken cancellationToken = default) =>
        _operations.RunAsync(() => new CandidateRemoval(context).RunAsync(id, cancellationToken));

    /// <inheritdoc />
    public Task<Page<Candidate>> ReadPageAsync(
        CandidateQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.ReadAsync(
            reads => CandidateList.Of(reads, query).ReadPageAsync(page, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }

    /// <inheritdoc />
    public IAsyncEnumerable<Candidate> StreamAsync(CandidateQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => CandidateList.Of(reads, query).StreamAsync(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<SegmentAssignmentResult> AssignSegmentsAsync(
        IEnumerable<SegmentAssignment> assignments,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(assignments);
        return _operations.RunAsync(() => new SegmentAssigner(context).RunAsync(assignments, cancellationToken));
    }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<Candidate> candidates,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return new Upsert<Candidate>(_operations.Writing, UpsertShapes.Candidates, new UpsertOptions(), clock ?? TimeProvider.System)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(candidates, inMemory: 0, progress, cancellationToken);
    }
}
