using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Applications;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IApplicationRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the day of applications; the system's unless given.</param>
public sealed class ApplicationRepository(AdFluxDbContext context, TimeProvider? clock = null) : IApplicationRepository
{
    private readonly Operations _operations = new(context, typeof(Application));
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>Where reads go; to the context unless set.</summary>
    internal ReadRouting Routing
    {
        init => _operations.Routing = value;
    }

    /// <inheritdoc cref="MetaInsightRepository.AlwaysStages" />
    internal bool AlwaysStages { get; init; }

    /// <inheritdoc />
    public Task<ApplyResult> ApplyAsync(
        JobId job,
        CandidateId candidate,
        DateOnly? day = null,
        CancellationToken cancellationToken = default
    )
    {
        // What was never set would be taken for a day that the database is to give.
        if (day == default(DateOnly))
            throw new InvalidValueException(
                "applications",
                "application_date",
                $"job_id '{job}', candidate_id '{candidate}'",
                row: null,
                "it must be set."
            );

        var application = new Application
        {
            JobId = job,
            CandidateId = candidate,
            ApplicationDate = day ?? DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime),
        };
        return _operations.RunAsync(() => new ApplicationChanges(context).ApplyAsync(application, cancellationToken));
    }

    /// <inheritdoc />
    public Task<Application?> FindAsync(ApplicationId id, CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(
            reads => reads.Applications.AsNoTracking().SingleOrDefaultAsync(row => row.ApplicationId == id, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<Application?> FindAsync(JobId job, CandidateId candidate, CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(
            reads =>
                reads
                    .Applications.AsNoTracking()
                    .SingleOrDefaultAsync(row => row.JobId == job && row.CandidateId == candidate, cancellationToken),
            cancellationToken
        );

    /// <inheritdoc />
    public Task<bool> MoveAsync(
        ApplicationId id,
        ApplicationStatus seen,
        ApplicationStatus wanted,
        ApplicationMoves? moves = null,
        CancellationToken cancellationToken = default
    )
    {
        moves?.Require(seen, wanted);
        return _operations.RunAsync(() => new ApplicationChanges(context).MoveAsync(id, seen, wanted, cancellationToken));
    }

    /// <inheritdoc />
    public Task<bool> RemoveAsync(ApplicationId id, CancellationToken cancellationToken = default) =>
        _operations.RunAsync(() => new ApplicationChanges(context).RemoveAsync(id, cancellationToken));

    /// <inheritdoc />
    public Task<Page<Application>> ReadPageAsync(
        ApplicationQuery query,
        PageRequest? page = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.ReadAsync(
            reads => ApplicationList.Of(reads, query).ReadPageAsync(page, cancellationToken),
            cancellationToken,
            found => found.Items.Count
        );
    }

    /// <inheritdoc />
    public IAsyncEnumerable<Application> StreamAsync(ApplicationQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _operations.StreamAsync(reads => ApplicationList.Of(reads, query).StreamAsync(), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ApplicationStatusCount>> CountByStatusAsync(JobId job, CancellationToken cancellationToken = default) =>
        _operations.ReadAsync(reads => new ApplicationCounts(reads).PerStatusAsync(job, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<ApplicationDay> CountByDayAsync(
        Queries.DayRange days,
        JobId? job = null,
        CancellationToken cancellationToken = default
    )
    {
        QueryRules.CheckRange(days.From, days.To, nameof(days));
        return _operations.StreamAsync(reads => new ApplicationCounts(reads).PerDayAsync(days, job, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<Application> applications,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(applications);
        return new Upsert<Application>(_operations.Writing, UpsertShapes.Applications, new UpsertOptions(), _clock)
        {
            AlwaysStages = AlwaysStages,
        }.RunAsync(applications, inMemory: 0, progress, cancellationToken);
    }
}
