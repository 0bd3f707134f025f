using System.Globalization;
using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
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

        SegmentId care = await AdvertiseAsync(context, jobs, segments, candidates, output, Token);
        await ListAsync(context, jobs, candidates, output, Token);
        await ApplyAsync(jobs, applications, output, Token);
        await StoreHierarchyAsync();
        await CampaignAsync(new CampaignRepository(context, Clock), care, output, Token);
        await DeleteAsync(CreateHierarchy(), output, Token);

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
            changed meanwhile: updated_at
            active: Nurse, Care, Campaign 1
            Campaign 1: ACTIVE, 5000 a day, 2 ad sets
            Campaign 2: DELETED, 5000 a day, 2 ad sets
            1 marked as deleted

            """.ReplaceLineEndings("\n"),
            output.ToString().ReplaceLineEndings("\n")
        );
    }

    private static async Task<SegmentId> AdvertiseAsync(
        AdFluxDbContext context,
        JobOpeningRepository jobs,
        SegmentRepository segments,
        CandidateRepository candidates,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        var unitOfWork = new UnitOfWork(context);

        // csharpier-ignore-start
        SegmentSetResult set = await segments.StoreSetAsync(
            [new Segment { Name = "Care" }, new Segment { Name = "Drivers" }], UnlistedSegments.Keep, cancellationToken);
        SegmentId care = set.Ids["Care"];

        await unitOfWork.RunAsync(
            async token =>
            {
                await candidates.AddAsync(new Candidate { CandidateId = CandidateId.From("CAND-00001"), Name = "Ada" }, token);
                await jobs.AddAsync(
                    new JobOpening
                    {
                        JobId = JobId.From("JOB-0001"),
                        Title = "Nurse",
                        RequiredSkills = ["First aid"],
                        TargetSegments = [care],
                    },
                    token);
            },
            cancellationToken: cancellationToken);

        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            await segments.RenameAsync(care, "Care and nursing", cancellationToken);
            await unitOfWork.RunAsync(token => segments.RenameAsync(care, "Care", token), cancellationToken: cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        SegmentAssignmentResult result = await candidates.AssignSegmentsAsync(
            [new(CandidateId.From("CAND-00001"), care), new(CandidateId.From("CAND-99999"), care)], cancellationToken);

        Page<SegmentSize> sizes = await segments.ReadPageAsync(new SegmentQuery { SortBy = SegmentSort.Name }, cancellationToken: cancellationToken);
        output.WriteLine($"{sizes.Items[0].Segment.Name}: {sizes.Items[0].Candidates}");
        output.WriteLine($"{result.Assigned} assigned, {result.Unchanged} unchanged, {result.UnknownCandidates.Count} unknown");
        // csharpier-ignore-end
        return care;
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

    private static async Task CampaignAsync(
        CampaignRepository campaigns,
        SegmentId care,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        // csharpier-ignore-start
        Campaign draft = await campaigns.AddAsync(
            new Campaign { Name = "Nurses in Bern", Platform = Platform.Meta, JobOpeningId = JobId.From("JOB-0001"), TargetSegmentIds = [care] },
            cancellationToken);

        Campaign mine = (await campaigns.FindAsync(draft.Id, cancellationToken))!;
        Campaign yours = (await campaigns.FindAsync(draft.Id, cancellationToken))!;
        (mine.DailyBudgetCents, yours.Headline) = (5_000, "Join us");
        await campaigns.ChangeAsync(mine, cancellationToken);
        try
        {
            await campaigns.ChangeAsync(yours, cancellationToken);
        }
        catch (ConcurrentChangeException change)
        {
            output.WriteLine($"changed meanwhile: {change.Column}");
        }

        await campaigns.PublishAsync(draft.Id, new ExternalIds { MetaCampaignId = MetaCampaignId.From("120210000000000001") }, cancellationToken: cancellationToken);
        CampaignDetails details = (await campaigns.FindDetailsAsync(draft.Id, cancellationToken))!;
        output.WriteLine($"{details.Campaign.Status}: {details.JobOpening?.Title}, {details.Segments[0].Name}, {details.MetaCampaign?.Name ?? "not synced"}");
        // csharpier-ignore-end
    }

    private static async Task DeleteAsync(MetaHierarchyRepository hierarchy, StringWriter output, CancellationToken cancellationToken)
    {
        AdAccountId account = Rows.Account;

        // csharpier-ignore-start
        MetaDeletion gone = await hierarchy.MarkDeletedAsync(
            new MetaListing(account) { Campaigns = [MetaCampaignId.From("120210000000000001")] }, cancellationToken);
        MetaTree tree = await hierarchy.LoadTreeAsync(account, cancellationToken);
        foreach (MetaCampaignTree campaign in tree.Campaigns)
            output.WriteLine($"{campaign.Campaign.Name}: {campaign.Campaign.Status}, {campaign.Campaign.DailyBudgetMinorUnits} a day, {campaign.AdSets.Count} ad sets");
        output.WriteLine($"{gone.Campaigns} marked as deleted");
        // csharpier-ignore-end
    }
}
