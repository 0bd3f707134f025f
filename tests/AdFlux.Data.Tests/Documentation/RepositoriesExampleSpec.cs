using System.Globalization;
using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Mapping;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Documentation;

/// <summary>Runs the code of docs/repositories.md; <see cref="ReadmeTests"/> holds that the page shows just this.</summary>
public abstract class RepositoriesExampleSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    [Fact]
    public async Task The_code_of_the_page_on_repositories_runs()
    {
        AdFluxDbContext context = CreateContext();
        var jobs = new JobOpeningRepository(context);
        var candidates = new CandidateRepository(context);
        var segments = new SegmentRepository(context);
        var applications = new ApplicationRepository(context, Clock);
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        await AdvertiseAsync(context, jobs, segments, candidates, output, Token);
        await ListAsync(context, jobs, candidates, output, Token);
        await ApplyAsync(jobs, applications, output, Token);

        Assert.Equal(
            """
            Care: 1
            1 assigned, 0 unchanged, 1 unknown
            JOB-0001 Nurse
            JOB-0001 Nurse
            1 ask for first aid
            CAND-00001 applied
            somebody was faster: Under Review
            Submitted 0
            Under Review 1
            Rejected 0
            Hired 0
            2026-06-30 0
            2026-07-01 1

            """.ReplaceLineEndings("\n"),
            output.ToString().ReplaceLineEndings("\n")
        );
    }

    private static async Task AdvertiseAsync(
        AdFluxDbContext context,
        JobOpeningRepository jobs,
        SegmentRepository segments,
        CandidateRepository candidates,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        // csharpier-ignore-start
        SegmentSetResult set = await segments.StoreSetAsync(
            [new Segment { Name = "Care" }, new Segment { Name = "Drivers" }], UnlistedSegments.Keep, cancellationToken);
        SegmentId care = set.Ids["Care"];

        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            await candidates.AddAsync(new Candidate { CandidateId = CandidateId.From("CAND-00001"), Name = "Ada" }, cancellationToken);
            await jobs.AddAsync(
                new JobOpening
                {
                    JobId = JobId.From("JOB-0001"),
                    Title = "Nurse",
                    RequiredSkills = ["First aid"],
                    TargetSegments = [care],
                },
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        SegmentAssignmentResult result = await candidates.AssignSegmentsAsync(
            [new(CandidateId.From("CAND-00001"), care), new(CandidateId.From("CAND-99999"), care)], cancellationToken);

        Page<SegmentSize> sizes = await segments.ReadPageAsync(new SegmentQuery { SortBy = SegmentSort.Name }, cancellationToken: cancellationToken);
        output.WriteLine($"{sizes.Items[0].Segment.Name}: {sizes.Items[0].Candidates}");
        output.WriteLine($"{result.Assigned} assigned, {result.Unchanged} unchanged, {result.UnknownCandidates.Count} unknown");
        // csharpier-ignore-end
    }

    private static async Task ListAsync(
        AdFluxDbContext context,
        JobOpeningRepository jobs,
        CandidateRepository candidates,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        // csharpier-ignore-start
        var query = new JobQuery
        {
            Status = JobStatus.Open,
            RequiredSkill = "First aid",
            SortBy = JobSort.PostedDate,
            Direction = SortDirection.Descending,
        };
        var request = new PageRequest { Size = 50 };
        for (Page<JobOpening>? page = null; page is null or { NextCursor: not null }; request = request with { Cursor = page.NextCursor })
        {
            page = await jobs.ReadPageAsync(query, request, cancellationToken);
            foreach (JobOpening job in page.Items)
                output.WriteLine($"{job.JobId} {job.Title}");
        }

        Page<JobOpening> forAda = await jobs.ReadOpenPageForAsync(CandidateId.From("CAND-00001"), cancellationToken: cancellationToken);
        output.WriteLine($"{forAda.Items[0].JobId} {forAda.Items[0].Title}");

        int firstAid = await context.JobOpenings.CountAsync(
            job => EF.Functions.HasSkill(job.RequiredSkills, "First aid"), cancellationToken);
        output.WriteLine($"{firstAid} ask for first aid");

        Candidate? ada = await candidates.FindAsync(CandidateId.From("CAND-00001"), cancellationToken);
        ada!.YearsExperience = 12;
        bool isStored = await candidates.ChangeAsync(ada, cancellationToken);
        // csharpier-ignore-end
        Assert.True(isStored);
    }

    private static async Task ApplyAsync(
        JobOpeningRepository jobs,
        ApplicationRepository applications,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        // csharpier-ignore-start
        ApplyResult applied = await applications.ApplyAsync(
            JobId.From("JOB-0001"), CandidateId.From("CAND-00001"), cancellationToken: cancellationToken);
        output.WriteLine($"{applied.Application.CandidateId} {(applied.IsNew ? "applied" : "had applied before")}");

        Application application = applied.Application;
        await applications.MoveAsync(
            application.ApplicationId, application.Status, ApplicationStatus.UnderReview, ApplicationMoves.Usual, cancellationToken);
        try
        {
            await applications.MoveAsync(
                application.ApplicationId, application.Status, ApplicationStatus.Rejected, ApplicationMoves.Usual, cancellationToken);
        }
        catch (ConcurrentChangeException change)
        {
            output.WriteLine($"somebody was faster: {change.Actual}");
        }

        foreach (ApplicationStatusCount step in await applications.CountByStatusAsync(JobId.From("JOB-0001"), cancellationToken))
            output.WriteLine($"{step.Status} {step.Applications}");

        var days = new DayRange(new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1));
        await foreach (ApplicationDay day in applications.CountByDayAsync(days, cancellationToken: cancellationToken))
            output.WriteLine($"{day.Day:yyyy-MM-dd} {day.Applications}");
        // csharpier-ignore-end
        Assert.Single(await jobs.CountByStatusAsync(cancellationToken));
    }
}
