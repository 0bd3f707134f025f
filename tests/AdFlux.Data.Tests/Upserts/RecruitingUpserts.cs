using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>What an import of job openings, candidates and applications does, on whichever way the rows go.</summary>
public abstract class RecruitingUpserts(TestDatabase database) : OnMigratedDatabase(database)
{
    [Fact]
    public async Task Job_openings_are_inserted_once_updated_when_they_differ_and_else_unchanged()
    {
        UpsertResult first = await ImportAsync(Opening(1), Opening(2), Opening(3));
        JobOpening changed = Opening(2);
        changed.RequiredSkills = ["C#", "SQL"];
        UpsertResult second = await ImportAsync(Opening(1), changed, Opening(4));

        Assert.Equal(new UpsertResult(3, Inserted: 3, Updated: 0, Unchanged: 0, Duplicates: 0, Stubs: 0), first);
        Assert.Equal(new UpsertResult(3, Inserted: 1, Updated: 1, Unchanged: 1, Duplicates: 0, Stubs: 0), second);
        List<JobOpening> stored = await CreateContext().JobOpenings.AsNoTracking().OrderBy(row => row.JobId).ToListAsync(Token);
        Assert.Equal([1, 2, 3, 4], stored.Select(row => row.SalaryMin!.Value / 1_000));
        Assert.Equal(["C#", "SQL"], stored[1].RequiredSkills!);
        Assert.Equal(["Forklift", "Käse"], stored[0].RequiredSkills!);
    }

    [Fact]
    public async Task Candidates_name_segments_that_are_stored()
    {
        AdFluxDbContext context = CreateContext();
        var segment = new Segment { Name = "Warehouse" };
        context.Add(segment);
        await context.SaveChangesAsync(Token);

        Assert.Equal(2, (await ImportAsync(Person(1, segment.Id), Person(2, segment: null))).Inserted);
        Assert.Equal(1, (await ImportAsync(Person(1, segment: null), Person(2, segment: null))).Updated);
        var error = await Assert.ThrowsAsync<MissingParentsException>(() => ImportAsync(Person(3, SegmentId.From(segment.Id.Value + 1))));

        Assert.Equal([(segment.Id.Value + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)], error.Missing["segments"]);
        Assert.Equal(2, await CreateContext().Candidates.CountAsync(Token));
    }

    [Fact]
    public async Task Applications_are_told_apart_by_job_opening_and_candidate_and_keep_their_number()
    {
        await ImportAsync(Opening(1), Opening(2));
        await ImportAsync(Person(1, segment: null), Person(2, segment: null));
        await ImportAsync(Applied(1, 1), Applied(1, 2), Applied(2, 1));
        var numbers = await NumbersAsync();

        Application hired = Applied(1, 2);
        hired.Status = ApplicationStatus.Hired;
        UpsertResult result = await ImportAsync(hired, Applied(2, 1), Applied(2, 2), Applied(2, 2));

        Assert.Equal(new UpsertResult(4, Inserted: 1, Updated: 1, Unchanged: 1, Duplicates: 1, Stubs: 0), result);
        var after = await NumbersAsync();
        Assert.Equal(4, after.Count);
        Assert.All(numbers, number => Assert.Equal(number.Value, after[number.Key]));
        Assert.Equal(
            ApplicationStatus.Hired,
            (await CreateContext().Applications.SingleAsync(row => row.Status == ApplicationStatus.Hired, Token)).Status
        );
    }

    [Fact]
    public async Task Applications_of_what_is_not_stored_are_refused_with_every_missing_id()
    {
        await ImportAsync(Opening(1));

        var error = await Assert.ThrowsAsync<MissingParentsException>(() => ImportAsync(Applied(1, 7), Applied(9, 8)));

        Assert.Equal(["JOB-9"], error.Missing["job_openings"]);
        Assert.Equal(["CAND-7", "CAND-8"], error.Missing["candidates"]);
        Assert.DoesNotContain("stub", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await CreateContext().Applications.CountAsync(Token));
    }

    [Fact]
    public async Task A_text_that_is_too_long_names_its_row_and_column()
    {
        JobOpening wordy = Opening(2);
        wordy.Title = new string('x', 256);

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => ImportAsync(Opening(1), wordy));

        Assert.Equal(("job_openings", "title", 2L), (error.Table, error.Column, error.Row));
        Assert.Equal(0, await CreateContext().JobOpenings.CountAsync(Token));
    }

    [Fact]
    public async Task An_application_without_a_day_is_refused()
    {
        var error = await Assert.ThrowsAsync<InvalidValueException>(() =>
            ImportAsync(new Application { JobId = JobId.From("JOB-1"), CandidateId = CandidateId.From("CAND-1") })
        );

        Assert.Equal("application_date", error.Column);
    }

    protected static JobOpening Opening(int number) =>
        new()
        {
            JobId = JobId.From($"JOB-{number}"),
            Title = $"Opening {number}",
            RequiredSkills = ["Forklift", "Käse"],
            SalaryMin = number * 1_000,
            PostedDate = new DateOnly(2026, 2, number),
            TargetSegments = [],
        };

    protected static Candidate Person(int number, SegmentId? segment) =>
        new()
        {
            CandidateId = CandidateId.From($"CAND-{number}"),
            Name = $"Person {number}",
            Skills = ["Forklift"],
            YearsExperience = number,
            SegmentId = segment,
        };

    protected static Application Applied(int job, int candidate) =>
        new()
        {
            JobId = JobId.From($"JOB-{job}"),
            CandidateId = CandidateId.From($"CAND-{candidate}"),
            ApplicationDate = new DateOnly(2026, 3, 1),
        };

    private Task<Dictionary<(JobId, CandidateId), int>> NumbersAsync() =>
        CreateContext().Applications.ToDictionaryAsync(row => (row.JobId, row.CandidateId), row => row.ApplicationId.Value, Token);

    protected Task<UpsertResult> ImportAsync(params JobOpening[] rows) =>
        new JobOpeningRepository(CreateContext()) { AlwaysStages = AlwaysStages }.UpsertAsync(
            rows.ToAsyncEnumerable(),
            cancellationToken: Token
        );

    protected Task<UpsertResult> ImportAsync(params Candidate[] rows) =>
        new CandidateRepository(CreateContext()) { AlwaysStages = AlwaysStages }.UpsertAsync(
            rows.ToAsyncEnumerable(),
            cancellationToken: Token
        );

    protected Task<UpsertResult> ImportAsync(params Application[] rows) =>
        new ApplicationRepository(CreateContext()) { AlwaysStages = AlwaysStages }.UpsertAsync(
            rows.ToAsyncEnumerable(),
            cancellationToken: Token
        );
}
