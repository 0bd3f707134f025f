using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Applications;
using AdFlux.Data.Queries.Campaigns;
using AdFlux.Data.Queries.Candidates;
using AdFlux.Data.Queries.Hierarchy;
using AdFlux.Data.Queries.Jobs;
using AdFlux.Data.Queries.Segments;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;
using ApplicationId = AdFlux.Data.Ids.ApplicationId;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>How many statements each method takes, and which indexes the lists use.</summary>
public abstract class RepositoryStatementsSpec(TestDatabase database) : OnRecruiting(database)
{
    // SQLite has names of its own for the indexes of primary keys and unique constraints.
    private static readonly Dictionary<string, string> _sqliteIndexes = new(StringComparer.Ordinal)
    {
        ["pk_job_openings"] = "sqlite_autoindex_job_openings_1",
        ["pk_candidates"] = "sqlite_autoindex_candidates_1",
        ["pk_applications"] = "SCAN a",
        ["pk_campaigns"] = "SCAN c",
        ["pk_meta_campaigns"] = "sqlite_autoindex_meta_campaigns_1",
        ["pk_meta_ad_sets"] = "sqlite_autoindex_meta_ad_sets_1",
        ["pk_meta_ads"] = "sqlite_autoindex_meta_ads_1",
    };

    [Fact]
    public async Task Each_method_takes_a_fixed_number_of_statements()
    {
        SegmentId segment = await StoreSegmentAsync("Nurses");
        await StoreAsync([.. Enumerable.Range(0, 30).Select(Opening), .. Enumerable.Range(0, 30).Select(Seeker)]);
        var log = new StatementLog();
        AdFluxDbContext context = CreateContext(log);
        JobOpeningRepository jobs = new(context);
        CandidateRepository candidates = new(context);
        SegmentRepository segments = new(context);
        ApplicationRepository applications = new(context, Clock);
        Candidate nurse = Seeker(101);
        nurse.SegmentId = segment;

        await TakesAsync(1, () => jobs.FindAsync(Job(1), Token));
        await TakesAsync(1, () => jobs.AddAsync(Opening(100), Token));
        await TakesAsync(1, () => jobs.ChangeAsync(Opening(100), Token));
        await TakesAsync(1, () => jobs.ReadPageAsync(new JobQuery(), cancellationToken: Token));
        await TakesAsync(1, () => jobs.StreamAsync(new JobQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => jobs.ReadOpenPageForAsync(Person(1), cancellationToken: Token));
        await TakesAsync(1, () => jobs.CountByStatusAsync(Token));
        await TakesAsync(1, () => candidates.FindAsync(Person(1), Token));
        await TakesAsync(1, () => candidates.AddAsync(nurse, Token));
        await TakesAsync(1, () => candidates.ChangeAsync(nurse, Token));
        await TakesAsync(1, () => candidates.ReadPageAsync(new CandidateQuery(), cancellationToken: Token));
        await TakesAsync(1, () => candidates.StreamAsync(new CandidateQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(2, () => candidates.AssignSegmentsAsync([new(Person(1), segment), new(Person(2), segment)], Token));
        await TakesAsync(3, () => candidates.AssignSegmentsAsync([new(Person(1), segment), new(Person(77), segment)], Token));
        await TakesAsync(1, () => applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token));
        await TakesAsync(2, () => applications.ApplyAsync(Job(1), Person(1), cancellationToken: Token));
        ApplicationId id = (await Applications.FindAsync(Job(1), Person(1), Token))!.ApplicationId;
        await TakesAsync(1, () => applications.FindAsync(id, Token));
        await TakesAsync(1, () => applications.FindAsync(Job(1), Person(1), Token));
        await TakesAsync(
            1,
            () => applications.MoveAsync(id, ApplicationStatus.Submitted, ApplicationStatus.Hired, cancellationToken: Token)
        );
        await TakesAsync(1, () => applications.ReadPageAsync(new ApplicationQuery { Job = Job(1) }, cancellationToken: Token));
        await TakesAsync(1, () => applications.StreamAsync(new ApplicationQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => applications.CountByStatusAsync(Job(1), Token));
        await TakesAsync(1, () => applications.CountByDayAsync(new(Today, Today), cancellationToken: Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => applications.RemoveAsync(id, Token));
        await TakesAsync(1, () => segments.FindAsync(segment, Token));
        await TakesAsync(1, () => segments.RenameAsync(segment, "Care", Token));
        await TakesAsync(1, () => segments.ReadPageAsync(new SegmentQuery(), cancellationToken: Token));
        await TakesAsync(1, () => segments.StreamAsync(new SegmentQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => segments.AddAsync(new Segment { Name = "Cooks" }, Token));

        // Beside those of the upsert engine, which are not EF Core's.
        await TakesAsync(1, () => segments.StoreSetAsync([new Segment { Name = "Cooks" }], cancellationToken: Token));
        await TakesAsync(1, () => candidates.RemoveAsync(Person(1), Token));
        await TakesAsync(1, () => jobs.RemoveAsync(Job(1), Token));
        await TakesAsync(
            1,
            async () =>
                await segments.RemoveAsync((await CreateContext().Segments.SingleAsync(row => row.Name == "Cooks", Token)).Id, Token)
        );
        Assert.Empty(context.ChangeTracker.Entries());

        Task TakesAsync(int statements, Func<Task> call, [CallerArgumentExpression(nameof(call))] string? text = null) =>
            log.TakesAsync(statements, call, text);
    }

    [Fact]
    public async Task Each_method_for_campaigns_takes_a_fixed_number_of_statements()
    {
        await StoreHierarchyAsync();
        var log = new StatementLog();
        AdFluxDbContext context = CreateContext(log);
        CampaignRepository campaigns = new(context, Clock);
        MetaHierarchyRepository hierarchy = new(context, Clock);
        Campaign campaign = await campaigns.AddAsync(new Campaign { Name = "x", Platform = Platform.Meta }, Token);
        Campaign early = (await campaigns.FindAsync(campaign.Id, Token))!;
        var listing = new MetaListing(Rows.Account)
        {
            Campaigns = [Rows.Campaign(1)],
            AdSets = [Rows.AdSet(1)],
            Ads = [Rows.Ad(1)],
        };

        await TakesAsync(1, () => campaigns.FindAsync(campaign.Id, Token));
        await TakesAsync(1, () => campaigns.FindDetailsAsync(campaign.Id, Token));
        await TakesAsync(1, () => campaigns.AddAsync(new Campaign { Name = "y", Platform = Platform.Meta }, Token));
        await TakesAsync(1, () => campaigns.ChangeAsync(campaign, Token));
        await TakesAsync(
            Database.Provider == TestProvider.PostgreSql ? 2 : 3,
            () => Assert.ThrowsAsync<ConcurrentChangeException>(() => campaigns.ChangeAsync(early, Token))
        );
        await TakesAsync(2, () => campaigns.PublishAsync(campaign.Id, new ExternalIds(), cancellationToken: Token));
        await TakesAsync(2, () => campaigns.PauseAsync(campaign.Id, cancellationToken: Token));
        await TakesAsync(2, () => campaigns.ArchiveAsync(campaign.Id, cancellationToken: Token));
        await TakesAsync(1, () => campaigns.ArchiveAsync(campaign.Id, cancellationToken: Token));
        await TakesAsync(1, () => campaigns.RemoveDraftAsync(campaign.Id, Token));
        await TakesAsync(1, () => campaigns.ReadPageAsync(new CampaignQuery(), cancellationToken: Token));
        await TakesAsync(1, () => campaigns.StreamAsync(new CampaignQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => hierarchy.FindCampaignAsync(Rows.Campaign(1), Token));
        await TakesAsync(1, () => hierarchy.FindAdSetAsync(Rows.AdSet(1), Token));
        await TakesAsync(1, () => hierarchy.FindAdAsync(Rows.Ad(1), Token));
        await TakesAsync(1, () => hierarchy.ReadCampaignPageAsync(new MetaCampaignQuery(), cancellationToken: Token));
        await TakesAsync(1, () => hierarchy.StreamCampaignsAsync(new MetaCampaignQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => hierarchy.ReadAdSetPageAsync(new MetaAdSetQuery(), cancellationToken: Token));
        await TakesAsync(1, () => hierarchy.StreamAdSetsAsync(new MetaAdSetQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(1, () => hierarchy.ReadAdPageAsync(new MetaAdQuery(), cancellationToken: Token));
        await TakesAsync(1, () => hierarchy.StreamAdsAsync(new MetaAdQuery(), Token).CountAsync(Token).AsTask());
        await TakesAsync(3, () => hierarchy.LoadTreeAsync(Rows.Account, Token));
        await TakesAsync(3, () => hierarchy.MarkDeletedAsync(listing, Token));
        await TakesAsync(1, () => new UnitOfWork(context).RunAsync(_ => Task.CompletedTask, cancellationToken: Token));
        Assert.Empty(context.ChangeTracker.Entries());

        Task TakesAsync(int statements, Func<Task> call, [CallerArgumentExpression(nameof(call))] string? text = null) =>
            log.TakesAsync(statements, call, text);
    }

    [Fact]
    public async Task Each_filter_and_order_that_has_an_index_uses_it()
    {
        await StoreManyAsync();
        AdFluxDbContext context = CreateContext();
        SegmentId segment = await context.Segments.Select(row => row.Id).FirstAsync(Token);
        var page = new PageRequest { Size = 10 };
        var all = new PageRequest { Size = PageRequest.MaxSize };

        await UsesAsync("ix_job_openings_status", JobList.Of(context, new JobQuery { Status = JobStatus.Closed }).PageRows(all));
        await UsesAsync("pk_job_openings", JobList.Of(context, new JobQuery()).PageRows(page));
        await UsesAsync("ix_candidates_segment_id", CandidateList.Of(context, new CandidateQuery { Segment = segment }).PageRows(all));
        await UsesAsync("pk_candidates", CandidateList.Of(context, new CandidateQuery()).PageRows(page));
        await UsesAsync("uq_job_candidate_application", ApplicationList.Of(context, new ApplicationQuery { Job = Job(7) }).PageRows(all));
        await UsesAsync(
            "ix_applications_candidate_id",
            ApplicationList.Of(context, new ApplicationQuery { Candidate = Person(7) }).PageRows(all)
        );
        await UsesAsync("pk_applications", ApplicationList.Of(context, new ApplicationQuery()).PageRows(page));
        await UsesAsync("uq_segments_name", SegmentList.Of(context, new SegmentQuery { SortBy = SegmentSort.Name }).PageRows(page));
        await UsesAsync("ix_candidates_segment_id", SegmentList.Of(context, new SegmentQuery()).PageRows(page));
        await UsesAsync("ix_campaigns_platform", CampaignList.Of(context, new CampaignQuery { Platform = Platform.Google }).PageRows(all));
        await UsesAsync(
            "ix_campaigns_status",
            CampaignList.Of(context, new CampaignQuery { Status = CampaignStatus.Paused }).PageRows(all)
        );
        await UsesAsync("ix_campaigns_job_opening_id", CampaignList.Of(context, new CampaignQuery { JobOpening = Job(7) }).PageRows(all));
        await UsesAsync("pk_campaigns", CampaignList.Of(context, new CampaignQuery()).PageRows(page));
        await UsesAsync("pk_meta_campaigns", MetaCampaignList.Of(context, new MetaCampaignQuery()).PageRows(page));
        await UsesAsync("pk_meta_ad_sets", MetaAdSetList.Of(context, new MetaAdSetQuery()).PageRows(page));
        await UsesAsync(
            "ix_meta_ad_sets_campaign_id",
            MetaAdSetList.Of(context, new MetaAdSetQuery { Campaign = MetaCampaignId.From("7") }).PageRows(all)
        );
        await UsesAsync("ix_meta_ads_ad_set_id", MetaAdList.Of(context, new MetaAdQuery { AdSet = MetaAdSetId.From("7") }).PageRows(all));
        await UsesAsync("pk_meta_ads", MetaAdList.Of(context, new MetaAdQuery()).PageRows(page));

        // A later page begins in the index where the one before ended.
        string cursor = (await new JobOpeningRepository(context).ReadPageAsync(new JobQuery(), page, Token)).NextCursor!;
        string plan = await UsesAsync("pk_job_openings", JobList.Of(context, new JobQuery()).PageRows(page with { Cursor = cursor }));
        Assert.Contains(
            Database.Provider == TestProvider.PostgreSql ? "Index Cond: ((job_id)::text > " : "(job_id>?)",
            plan,
            StringComparison.Ordinal
        );
    }

    protected async Task<string> UsesAsync(string index, IQueryable rows)
    {
        await using DbConnection connection = await Database.OpenConnectionAsync(Token);
        await using DbCommand command = rows.CreateDbCommand();
        command.Connection = connection;
        command.CommandText = (Database.Provider == TestProvider.PostgreSql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        List<string> lines = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            lines.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        string plan = string.Join('\n', lines);

        string expected = Database.Provider == TestProvider.PostgreSql ? index : _sqliteIndexes.GetValueOrDefault(index, index);
        Assert.Contains(expected, plan, StringComparison.Ordinal);
        if (index.StartsWith("pk_", StringComparison.Ordinal))
            Assert.DoesNotContain(
                Database.Provider == TestProvider.PostgreSql ? "Sort" : "USE TEMP B-TREE",
                plan,
                StringComparison.Ordinal
            );
        Assert.DoesNotContain("OFFSET", command.CommandText, StringComparison.OrdinalIgnoreCase);
        return plan;
    }

    protected async Task StoreManyAsync()
    {
        await Database.ExecuteAsync(
            """
            INSERT INTO job_openings (job_id, title, status, required_skills, target_segments)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
            SELECT 'JOB-' || substr('000' || i, -4), 'x', CASE i % 50 WHEN 0 THEN 'closed' ELSE 'open' END, NULL, NULL FROM n;
            """.Replace(
                "substr('000' || i, -4)",
                Database.Provider == TestProvider.PostgreSql ? "lpad(CAST(i AS text), 4, '0')" : "substr('000' || i, -4)",
                StringComparison.Ordinal
            ),
            Token
        );
        await Database.ExecuteAsync(
            """
            INSERT INTO segments (name) SELECT job_id FROM job_openings;
            INSERT INTO candidates (candidate_id, name, segment_id)
            SELECT job_id, 'x', (SELECT min(id) FROM segments) FROM job_openings WHERE status = 'closed';
            INSERT INTO candidates (candidate_id, name) SELECT job_id, 'x' FROM job_openings WHERE status = 'open';
            INSERT INTO applications (job_id, candidate_id, application_date, status)
            SELECT j.job_id, c.candidate_id, '2026-07-01', 'Submitted'
            FROM job_openings AS j CROSS JOIN candidates AS c WHERE j.job_id <= 'JOB-0020' AND c.candidate_id <= 'JOB-0100';
            INSERT INTO campaigns (name, platform, status, job_opening_id)
            SELECT 'x', CASE status WHEN 'open' THEN 'meta' ELSE 'google' END, CASE status WHEN 'open' THEN 'draft' ELSE 'paused' END, job_id
            FROM job_openings;
            INSERT INTO meta_campaigns (id, name, account_id) SELECT job_id, 'x', '1' FROM job_openings;
            INSERT INTO meta_ad_sets (id, name, campaign_id) SELECT job_id, 'x', job_id FROM job_openings;
            INSERT INTO meta_ads (id, name, ad_set_id) SELECT job_id, 'x', job_id FROM job_openings;
            """,
            Token
        );
        await Database.ExecuteAsync("ANALYZE", Token);
    }
}
