using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Repositories;

public abstract class JobOpeningsSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task A_job_opening_is_found_as_it_was_added()
    {
        JobOpening job = Full(1);

        JobOpening added = await Jobs.AddAsync(job, Token);
        JobOpening found = (await Jobs.FindAsync(Job(1), Token))!;

        Assert.NotSame(job, added);
        Assert.Equivalent(job, added, strict: true);
        Assert.Equivalent(job, found, strict: true);
        Assert.Null(await Jobs.FindAsync(Job(2), Token));
    }

    [Fact]
    public async Task Adding_one_that_is_stored_is_a_duplicate_and_changes_nothing()
    {
        await Jobs.AddAsync(Full(1), Token);

        var error = await Assert.ThrowsAsync<DatabaseFaultException>(() => Jobs.AddAsync(Opening(1), Token));

        Assert.Equal(DatabaseFault.Duplicate, error.Fault);
        Assert.Equivalent(Full(1), await Jobs.FindAsync(Job(1), Token), strict: true);
    }

    [Fact]
    public async Task A_change_writes_the_whole_row()
    {
        await Jobs.AddAsync(Full(1), Token);
        await Jobs.AddAsync(Full(2), Token);

        Assert.True(await Jobs.ChangeAsync(Opening(1), Token));
        Assert.False(await Jobs.ChangeAsync(Opening(3), Token));

        Assert.Equivalent(Opening(1), await Jobs.FindAsync(Job(1), Token), strict: true);
        Assert.Equivalent(Full(2), await Jobs.FindAsync(Job(2), Token), strict: true);
        Assert.Null(await Jobs.FindAsync(Job(3), Token));
    }

    [Fact]
    public async Task A_value_that_a_column_cannot_hold_is_refused_with_its_name()
    {
        JobOpening job = Opening(1);
        job.Company = new string('x', 101);
        await Jobs.AddAsync(Opening(1), Token);

        foreach (Func<Task> write in (Func<Task>[])[() => Jobs.AddAsync(job, Token), () => Jobs.ChangeAsync(job, Token)])
        {
            var error = await Assert.ThrowsAsync<InvalidValueException>(write);
            Assert.Equal(("job_openings", "company"), (error.Table, error.Column));
        }
    }

    [Fact]
    public async Task A_job_opening_goes_with_its_applications()
    {
        await StoreAsync(Opening(1), Opening(2), Seeker(1));
        await Applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token);
        await Applications.ApplyAsync(Job(2), Person(1), cancellationToken: Token);

        Assert.True(await Jobs.RemoveAsync(Job(1), Token));
        Assert.False(await Jobs.RemoveAsync(Job(1), Token));

        Assert.Null(await Jobs.FindAsync(Job(1), Token));
        Assert.Equal([Job(2)], await Applications.StreamAsync(new ApplicationQuery(), Token).Select(row => row.JobId).ToListAsync(Token));
    }

    [Fact]
    public async Task A_job_opening_that_campaigns_advertise_stays_with_its_applications()
    {
        await StoreAsync(Opening(1), Seeker(1), Advertising(1), Advertising(1));
        await Applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token);

        var error = await Assert.ThrowsAsync<InUseException>(() => Jobs.RemoveAsync(Job(1), Token));

        Assert.Equal(["campaigns"], error.Users.Keys);
        Assert.Equal(2, error.Users["campaigns"]);
        Assert.Contains("job_id 'JOB-0001' is in use by 2 of campaigns", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await Jobs.FindAsync(Job(1), Token));
        Assert.NotNull(await Applications.FindAsync(Job(1), Person(1), Token));
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_names()
    {
        SegmentId nurses = SegmentId.From(4);
        SegmentId drivers = SegmentId.From(40);
        await StoreAsync(
            With(1, job => (job.Status, job.Company, job.Location) = (JobStatus.Open, "Acme", "Bern")),
            With(2, job => (job.Status, job.Company, job.Location) = (JobStatus.Closed, "acme", "bern")),
            With(3, job => (job.Status, job.RequiredSkills, job.TargetSegments) = (null, ["C#", "SQL"], List(nurses))),
            With(4, job => (job.RequiredSkills, job.TargetSegments) = (["c#", "C", "C#\""], List(drivers))),
            With(5, job => (job.RequiredSkills, job.TargetSegments) = ([], [])),
            With(6, job => job.PostedDate = new DateOnly(2026, 5, 1)),
            With(7, job => job.PostedDate = new DateOnly(2026, 4, 30))
        );

        Assert.Equal([2], await FindAsync(new JobQuery { Status = JobStatus.Closed }));
        Assert.Equal([1], await FindAsync(new JobQuery { Company = "Acme" }));
        Assert.Equal([2], await FindAsync(new JobQuery { Location = "bern" }));
        Assert.Equal([3], await FindAsync(new JobQuery { RequiredSkill = "C#" }));
        Assert.Equal([4], await FindAsync(new JobQuery { RequiredSkill = "C#\"" }));
        Assert.Equal([4], await FindAsync(new JobQuery { TargetSegment = drivers }));
        Assert.Equal([6], await FindAsync(new JobQuery { PostedSince = new DateOnly(2026, 5, 1) }));
        Assert.Equal([3], await FindAsync(new JobQuery { RequiredSkill = "SQL", TargetSegment = nurses }));
        Assert.Equal([], await FindAsync(new JobQuery { RequiredSkill = "SQL", TargetSegment = drivers }));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], await FindAsync(new JobQuery()));
    }

    [Fact]
    public async Task A_salary_range_finds_the_jobs_whose_own_range_meets_it()
    {
        await StoreAsync(
            With(1, job => (job.SalaryMin, job.SalaryMax) = (50, 70)),
            With(2, job => (job.SalaryMin, job.SalaryMax) = (80, 90)),
            With(3, job => job.SalaryMin = 60),
            With(4, job => job.SalaryMax = 60),
            Opening(5)
        );

        Assert.Equal([1, 2], await FindAsync(new JobQuery { SalaryAtLeast = 70 }));
        Assert.Equal([2], await FindAsync(new JobQuery { SalaryAtLeast = 71 }));
        Assert.Equal([1], await FindAsync(new JobQuery { SalaryAtMost = 59 }));
        Assert.Equal([1, 3, 4], await FindAsync(new JobQuery { SalaryAtMost = 60 }));
        Assert.Equal([1, 3, 4], await FindAsync(new JobQuery { SalaryAtLeast = 60, SalaryAtMost = 65 }));
    }

    [Fact]
    public async Task A_candidate_is_shown_the_open_jobs_that_are_meant_for_their_segment()
    {
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        SegmentId drivers = await StoreSegmentAsync("Drivers");
        Candidate nurse = Seeker(1);
        nurse.SegmentId = nurses;
        await StoreAsync(
            nurse,
            Seeker(2),
            With(1, job => job.TargetSegments = List(drivers, nurses)),
            With(2, job => job.TargetSegments = List(drivers)),
            With(3, job => (job.TargetSegments, job.Status) = (List(nurses), JobStatus.Closed)),
            With(4, job => job.TargetSegments = List(nurses)),
            Opening(5)
        );

        Page<JobOpening> first = await Jobs.ReadOpenPageForAsync(Person(1), new PageRequest { Size = 1 }, Token);
        Page<JobOpening> second = await Jobs.ReadOpenPageForAsync(Person(1), new PageRequest { Cursor = first.NextCursor }, Token);

        Assert.Equal([Job(1), Job(4)], first.Items.Concat(second.Items).Select(job => job.JobId));
        Assert.Null(second.NextCursor);
        Assert.Empty((await Jobs.ReadOpenPageForAsync(Person(2), cancellationToken: Token)).Items);
        Assert.Empty((await Jobs.ReadOpenPageForAsync(Person(3), cancellationToken: Token)).Items);
    }

    [Fact]
    public async Task Jobs_are_counted_by_status()
    {
        await StoreAsync(
            Opening(1),
            Opening(2),
            With(3, job => job.Status = null),
            With(4, job => job.Status = JobStatus.Closed),
            With(5, job => job.Status = JobStatus.From("On hold"))
        );

        Assert.Equal(
            [new(JobStatus.From("On hold"), 1), new(JobStatus.Closed, 1), new(JobStatus.Open, 2), new(Status: null, 1)],
            await Jobs.CountByStatusAsync(Token)
        );
    }

    private static JobOpening Full(int number) =>
        new()
        {
            JobId = Job(number),
            Title = "Käse; DROP TABLE",
            Description = "",
            Location = "Bern",
            Company = "😀",
            RequiredSkills = ["C#", "SQL"],
            SalaryMin = 1,
            SalaryMax = int.MaxValue,
            PostedDate = new DateOnly(2026, 2, 28),
            Status = JobStatus.From("on hold"),
            TargetSegments = List(SegmentId.From(3)),
        };

    private static JobOpening With(int number, Action<JobOpening> set)
    {
        JobOpening job = Opening(number);
        set(job);
        return job;
    }

    private static Campaign Advertising(int job) =>
        new()
        {
            Name = "x",
            Platform = Platform.Meta,
            JobOpeningId = Job(job),
        };

    private async Task<List<int>> FindAsync(JobQuery query)
    {
        List<JobOpening> jobs = await Jobs.StreamAsync(query, Token).ToListAsync(Token);
        Assert.Equal(
            jobs.Select(job => job.JobId),
            (await WalkAsync(page => Jobs.ReadPageAsync(query, page, Token), 1)).Select(job => job.JobId)
        );
        return [.. jobs.Select(job => int.Parse(job.JobId.Value[4..], System.Globalization.CultureInfo.InvariantCulture))];
    }
}
