using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using ApplicationId = AdFlux.Data.Ids.ApplicationId;

namespace AdFlux.Data.Tests.Repositories;

public abstract class ApplicationsSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task A_candidate_applies_once()
    {
        await StoreAsync(Opening(1), Seeker(1));

        ApplyResult first = await Applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token);
        ApplyResult second = await Applications.ApplyAsync(Job(1), Person(1), Today.AddDays(5), Token);

        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal((Job(1), Person(1), Today, ApplicationStatus.Submitted), Values(first.Application));
        Assert.Equivalent(first.Application, second.Application, strict: true);
        Assert.Equivalent(first.Application, await Applications.FindAsync(first.Application.ApplicationId, Token), strict: true);
        Assert.Equivalent(first.Application, await Applications.FindAsync(Job(1), Person(1), Token), strict: true);
    }

    [Fact]
    public async Task What_is_not_stored_is_named()
    {
        await StoreAsync(Opening(1), Seeker(1));

        var noJob = await Assert.ThrowsAsync<MissingParentsException>(() =>
            Applications.ApplyAsync(Job(2), Person(1), cancellationToken: Token)
        );
        var nobody = await Assert.ThrowsAsync<MissingParentsException>(() =>
            Applications.ApplyAsync(Job(1), Person(2), cancellationToken: Token)
        );
        var neither = await Assert.ThrowsAsync<MissingParentsException>(() =>
            Applications.ApplyAsync(Job(2), Person(2), cancellationToken: Token)
        );

        Assert.Equal(["job_openings"], noJob.Missing.Keys);
        Assert.Equal(["CAND-00002"], nobody.Missing["candidates"]);
        Assert.Equal(["candidates", "job_openings"], neither.Missing.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_application_moves_from_the_status_that_was_seen()
    {
        ApplicationId id = await ApplyAsync(1, 1);

        Assert.True(
            await Applications.MoveAsync(id, ApplicationStatus.Submitted, ApplicationStatus.UnderReview, ApplicationMoves.Usual, Token)
        );
        var error = await Assert.ThrowsAsync<ConcurrentChangeException>(() =>
            Applications.MoveAsync(id, ApplicationStatus.Submitted, ApplicationStatus.Rejected, ApplicationMoves.Usual, Token)
        );

        Assert.Equal(("applications", "status", "Submitted", "Under Review"), (error.Table, error.Column, error.Expected, error.Actual));
        Assert.Equal(ApplicationStatus.UnderReview, (await Applications.FindAsync(id, Token))!.Status);
        Assert.False(
            await Applications.MoveAsync(
                ApplicationId.From(4711),
                ApplicationStatus.Submitted,
                ApplicationStatus.Hired,
                cancellationToken: Token
            )
        );
    }

    [Fact]
    public async Task Of_many_who_move_an_application_at_once_one_succeeds()
    {
        ApplicationId id = await ApplyAsync(1, 1);

        bool[] moved = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => TryMoveAsync(id, ApplicationStatus.From($"Step {i}")), Token))
        );

        Assert.Single(moved, isMoved => isMoved);
        Assert.StartsWith("Step ", (await Applications.FindAsync(id, Token))!.Status.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moves_that_are_not_allowed_are_refused_and_others_pass_where_none_are_named()
    {
        ApplicationId id = await ApplyAsync(1, 1);
        ApplicationStatus interview = ApplicationStatus.From("Interview");
        var own = new ApplicationMoves([(ApplicationStatus.Submitted, interview)]);

        var error = await Assert.ThrowsAsync<RefusedMoveException>(() =>
            Applications.MoveAsync(id, ApplicationStatus.Submitted, ApplicationStatus.Hired, ApplicationMoves.Usual, Token)
        );
        var end = await Assert.ThrowsAsync<RefusedMoveException>(() =>
            Applications.MoveAsync(id, ApplicationStatus.Hired, ApplicationStatus.Rejected, ApplicationMoves.Usual, Token)
        );

        Assert.Equal(("Submitted", "Hired"), (error.From, error.To));
        Assert.Equal(["Rejected", "Under Review"], error.Allowed);
        Assert.Empty(end.Allowed);
        Assert.True(await Applications.MoveAsync(id, ApplicationStatus.Submitted, interview, own, Token));
        Assert.True(await Applications.MoveAsync(id, interview, ApplicationStatus.Submitted, cancellationToken: Token));
    }

    [Fact]
    public async Task Applications_are_listed_for_a_job_or_a_candidate_newest_first_if_wanted()
    {
        await StoreAsync(Opening(1), Opening(2), Seeker(1), Seeker(2));
        await Applications.ApplyAsync(Job(1), Person(1), Today.AddDays(-2), Token);
        await Applications.ApplyAsync(Job(1), Person(2), Today.AddDays(-1), Token);
        await Applications.ApplyAsync(Job(2), Person(1), Today, Token);
        await Applications.MoveAsync(
            (await Applications.FindAsync(Job(1), Person(2), Token))!.ApplicationId,
            ApplicationStatus.Submitted,
            ApplicationStatus.Hired,
            cancellationToken: Token
        );

        var newest = new ApplicationQuery { SortBy = ApplicationSort.ApplicationDate, Direction = SortDirection.Descending };
        Assert.Equal(["1 2", "1 1"], await FindAsync(newest with { Job = Job(1) }));
        Assert.Equal(["2 1", "1 1"], await FindAsync(newest with { Candidate = Person(1) }));
        Assert.Equal(["1 2"], await FindAsync(new ApplicationQuery { Status = ApplicationStatus.Hired }));
        Assert.Equal(["1 2", "2 1"], await FindAsync(new ApplicationQuery { From = Today.AddDays(-1) }));
        Assert.Equal(["1 1", "1 2"], await FindAsync(new ApplicationQuery { To = Today.AddDays(-1) }));
    }

    [Fact]
    public async Task The_funnel_of_a_job_has_every_known_status_and_then_the_others()
    {
        await ApplyAsync(1, 1);
        await ApplyAsync(1, 2);
        await ApplyAsync(2, 1);
        ApplicationId third = await ApplyAsync(1, 3);
        ApplicationStatus interview = ApplicationStatus.From("Interview");
        await Applications.MoveAsync(third, ApplicationStatus.Submitted, interview, cancellationToken: Token);

        Assert.Equal(
            [
                new(ApplicationStatus.Submitted, 2),
                new(ApplicationStatus.UnderReview, 0),
                new(ApplicationStatus.Rejected, 0),
                new(ApplicationStatus.Hired, 0),
                new(interview, 1),
            ],
            await Applications.CountByStatusAsync(Job(1), Token)
        );
        Assert.All(await Applications.CountByStatusAsync(Job(9), Token), count => Assert.Equal(0, count.Applications));
    }

    [Fact]
    public async Task Every_day_of_a_range_is_counted_and_a_day_without_applications_is_zero()
    {
        await StoreAsync(Opening(1), Opening(2), Seeker(1), Seeker(2));
        await Applications.ApplyAsync(Job(1), Person(1), Today, Token);
        await Applications.ApplyAsync(Job(1), Person(2), Today, Token);
        await Applications.ApplyAsync(Job(2), Person(1), Today.AddDays(2), Token);
        await Applications.ApplyAsync(Job(2), Person(2), Today.AddDays(3), Token);

        Assert.Equal(
            [new(Today, 2), new(Today.AddDays(1), 0), new(Today.AddDays(2), 1)],
            await Applications.CountByDayAsync(new(Today, Today.AddDays(2)), cancellationToken: Token).ToListAsync(Token)
        );
        Assert.Equal(
            [0, 0, 1, 1],
            await Applications
                .CountByDayAsync(new(Today, Today.AddDays(3)), Job(2), Token)
                .Select(day => day.Applications)
                .ToListAsync(Token)
        );
        Assert.Throws<ArgumentException>(() => Applications.CountByDayAsync(new(Today, Today.AddDays(-1)), cancellationToken: Token));
    }

    [Fact]
    public async Task An_application_is_removed()
    {
        ApplicationId id = await ApplyAsync(1, 1);

        Assert.True(await Applications.RemoveAsync(id, Token));
        Assert.False(await Applications.RemoveAsync(id, Token));
        Assert.True((await Applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token)).IsNew);
    }

    private static (JobId, CandidateId, DateOnly, ApplicationStatus) Values(Application row) =>
        (row.JobId, row.CandidateId, row.ApplicationDate, row.Status);

    private async Task<ApplicationId> ApplyAsync(int job, int candidate)
    {
        if (await Jobs.FindAsync(Job(job), Token) is null)
            await StoreAsync(Opening(job));
        if (await Candidates.FindAsync(Person(candidate), Token) is null)
            await StoreAsync(Seeker(candidate));
        return (await Applications.ApplyAsync(Job(job), Person(candidate), cancellationToken: Token)).Application.ApplicationId;
    }

    private async Task<bool> TryMoveAsync(ApplicationId id, ApplicationStatus status)
    {
        try
        {
            return await Applications.MoveAsync(id, ApplicationStatus.Submitted, status, cancellationToken: Token);
        }
        catch (ConcurrentChangeException)
        {
            return false;
        }
    }

    private async Task<List<string>> FindAsync(ApplicationQuery query) =>
        [
            .. (await Applications.StreamAsync(query, Token).ToListAsync(Token)).Select(row =>
                $"{row.JobId.Value[7..]} {row.CandidateId.Value[9..]}"
            ),
        ];
}
