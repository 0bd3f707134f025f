using System.Globalization;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Mapping;

/// <summary>What SaveChanges accepts, refuses and gives back, the same on both providers.</summary>
public abstract class StoredValuesSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    [Fact]
    public async Task All_nine_entities_are_saved_and_read_back_with_their_relations()
    {
        var segment = new Segment { Name = "Nurses", Description = "Near Köln" };
        var job = new JobOpening
        {
            JobId = JobId.From("JOB-0001"),
            Title = "Nurse (m/f/d)",
            RequiredSkills = ["Triage", "Deutsch B2"],
            SalaryMin = 41_000,
            SalaryMax = 52_000,
            PostedDate = new DateOnly(2024, 2, 29),
        };
        var candidate = new Candidate
        {
            CandidateId = CandidateId.From("CAND-00001"),
            Name = "Ayşe İnan",
            Skills = ["Triage"],
            Segment = segment,
        };
        AdFluxDbContext writer = CreateContext();
        writer.AddRange(segment, job, candidate, new Application { JobOpening = job, Candidate = candidate });
        await writer.SaveChangesAsync(Token);
        job.TargetSegments = [segment.Id];
        writer.Add(
            new Campaign
            {
                Name = "Nurses in Köln",
                Platform = Platform.Meta,
                DailyBudgetCents = 5_000,
                JobOpening = job,
                TargetSegmentIds = [segment.Id],
                ExternalIds = new ExternalIds { MetaCampaignId = Rows.Campaign(1) },
                CreatedAt = Clock.UtcNow,
            }
        );
        await writer.SaveChangesAsync(Token);
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync([Rows.Insight(ad: 1)], cancellationToken: Token);

        AdFluxDbContext reader = CreateContext();
        JobOpening readJob = await reader
            .JobOpenings.Include(row => row.Campaigns)
            .Include(row => row.Applications)
                .ThenInclude(row => row.Candidate!.Segment)
            .SingleAsync(Token);
        Application application = Assert.Single(readJob.Applications);
        Campaign campaign = Assert.Single(readJob.Campaigns);

        Assert.Equal((job.Title, JobStatus.Open, job.PostedDate), (readJob.Title, readJob.Status, readJob.PostedDate));
        Assert.Equal(["Triage", "Deutsch B2"], readJob.RequiredSkills);
        Assert.Equal([segment.Id], readJob.TargetSegments);
        Assert.Equal(("Ayşe İnan", "Nurses"), (application.Candidate!.Name, application.Candidate.Segment!.Name));
        Assert.Equal(ApplicationStatus.Submitted, application.Status);
        Assert.Equal(
            (CampaignStatus.Draft, 5_000, Rows.Campaign(1)),
            (campaign.Status, campaign.DailyBudgetCents, campaign.ExternalIds?.MetaCampaignId)
        );
        Assert.Equal((Clock.UtcNow, DateTimeKind.Utc), (campaign.CreatedAt, campaign.CreatedAt!.Value.Kind));
        Assert.Equal(Rows.Ad(1), (await reader.MetaInsights.Include(row => row.MetaAd).SingleAsync(Token)).MetaAd!.Id);
    }

    [Fact]
    public async Task Integer_keys_come_from_the_database()
    {
        AdFluxDbContext context = CreateContext();
        context.AddRange(new Segment { Name = "a" }, new Segment { Name = "b" });
        await context.SaveChangesAsync(Token);
        context.Add(new Segment { Name = "c" });
        await context.SaveChangesAsync(Token);

        List<int> ids = await CreateContext().Segments.Select(segment => segment.Id.Value).ToListAsync(Token);

        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id > 0));
    }

    [Fact]
    public async Task The_day_of_an_application_is_todays_in_utc_unless_given()
    {
        await SaveApplicationAsync(day: null);
        Application unset = await CreateContext().Applications.SingleAsync(Token);
        await CreateContext().Applications.ExecuteDeleteAsync(Token);
        await SaveApplicationAsync(new DateOnly(2024, 2, 29));
        Application given = await CreateContext().Applications.SingleAsync(Token);

        // The database's clock may pass midnight between the two readings.
        DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.InRange(unset.ApplicationDate, today.AddDays(-1), today);
        Assert.Equal(new DateOnly(2024, 2, 29), given.ApplicationDate);
    }

    [Fact]
    public async Task One_candidate_applies_once_for_one_job()
    {
        await SaveApplicationAsync(day: null);

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveApplicationAsync(day: null));

        Assert.Equal(1, await CreateContext().Applications.CountAsync(Token));
    }

    [Fact]
    public async Task Applications_go_with_their_job_and_segments_in_use_stay()
    {
        await SaveApplicationAsync(day: null);
        AdFluxDbContext context = CreateContext();
        context.Add(
            new Candidate
            {
                CandidateId = CandidateId.From("CAND-9"),
                Name = "x",
                Segment = new Segment { Name = "used" },
            }
        );
        await context.SaveChangesAsync(Token);

        Assert.Equal(1, await CreateContext().JobOpenings.ExecuteDeleteAsync(Token));

        Assert.Equal(0, await CreateContext().Applications.CountAsync(Token));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => CreateContext().Segments.ExecuteDeleteAsync(Token));
    }

    [Fact]
    public async Task A_segment_in_use_is_not_removed_either_when_its_candidates_are_loaded()
    {
        AdFluxDbContext writer = CreateContext();
        writer.Add(
            new Candidate
            {
                CandidateId = CandidateId.From("CAND-9"),
                Name = "x",
                Segment = new Segment { Name = "used" },
            }
        );
        await writer.SaveChangesAsync(Token);
        AdFluxDbContext context = CreateContext();
        context.Remove(await context.Segments.Include(segment => segment.Candidates).SingleAsync(Token));

        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Token));

        Assert.NotNull((await CreateContext().Candidates.SingleAsync(Token)).SegmentId);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.000001")]
    [InlineData("-0.1")]
    [InlineData("14.35")]
    [InlineData("999999999.999999")]
    [InlineData("123456789012")]
    [InlineData("-999999999999")]
    [InlineData("99999999999.9999")]
    [InlineData("1000.10")]
    public async Task Money_of_up_to_15_digits_comes_back_to_the_last_one(string text)
    {
        decimal money = decimal.Parse(text, CultureInfo.InvariantCulture);
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        MetaInsight row = Rows.Insight(ad: 1);
        row.Spend = money;
        context.Add(row);
        await context.SaveChangesAsync(Token);

        decimal? read = await CreateContext()
            .MetaInsights.Where(insight => insight.Spend == money)
            .Select(insight => insight.Spend)
            .SingleAsync(Token);

        Assert.Equal(money, read);
        Assert.Equal(
            (money / 1.000000000000000000000m).ToString(CultureInfo.InvariantCulture),
            read!.Value.ToString(CultureInfo.InvariantCulture)
        );
    }

    [Theory]
    [InlineData("0.0000001", "decimals")]
    [InlineData("1000000000000", "out of range")]
    [InlineData("-79228162514264337593543950335", "out of range")]
    [InlineData("12345678901.23456", "significant digits")]
    public Task Money_that_a_provider_would_round_is_refused(string text, string reason) =>
        RefusesInsight("spend", reason, row => row.Spend = decimal.Parse(text, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public Task Numbers_that_are_not_finite_are_refused(double number) => RefusesInsight("ctr", "finite", row => row.Ctr = number);

    [Fact]
    public async Task Days_that_stand_for_no_day_are_refused()
    {
        await RefusesInsight("date_stop", "no day", row => row.DateStop = DateOnly.MaxValue);
        await RefusesInsight("date_start", "no day", row => row.DateStart = DateOnly.MinValue);
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public Task Times_that_are_not_utc_are_refused(DateTimeKind kind) =>
        RefusesInsight("created_at", "Kind Utc", row => row.CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, kind));

    [Fact]
    public async Task The_first_and_the_last_instant_of_all_stand_for_no_time()
    {
        await RefusesInsight("created_at", "no time", row => row.CreatedAt = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc));
        await RefusesInsight("created_at", "no time", row => row.CreatedAt = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
    }

    [Fact]
    public Task Counts_below_zero_are_refused() => RefusesInsight("clicks", "below zero", row => row.Clicks = -1);

    [Fact]
    public async Task Times_are_kept_to_the_microsecond_and_compare_in_their_order()
    {
        var time = new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc).AddTicks(1_234_567);
        DateTime truncated = time.AddTicks(-7);
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        MetaInsight row = Rows.Insight(ad: 1);
        row.CreatedAt = time;
        context.Add(row);
        await context.SaveChangesAsync(Token);

        Assert.Equal(truncated, await CreateContext().MetaInsights.Select(insight => insight.CreatedAt).SingleAsync(Token));
        Assert.Equal(1, await CreateContext().MetaInsights.CountAsync(insight => insight.CreatedAt == time, Token));
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(insight => insight.CreatedAt < truncated, Token));
        Assert.Equal(1, await CreateContext().MetaInsights.CountAsync(insight => insight.CreatedAt < truncated.AddTicks(10), Token));
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public async Task Text_is_measured_in_characters_and_not_in_halves_of_them(int length, bool fits)
    {
        string title = string.Concat(Enumerable.Repeat("🩺", length));
        AdFluxDbContext context = CreateContext();
        context.Add(new JobOpening { JobId = JobId.From("JOB-1"), Title = title });

        if (fits)
        {
            await context.SaveChangesAsync(Token);
            Assert.Equal(title, await CreateContext().JobOpenings.Select(job => job.Title).SingleAsync(Token));
            return;
        }

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Token));
        Assert.Equal(("job_openings", "title"), (error.Table, error.Column));
        Assert.Contains("256 characters, at most 255 fit", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "NUL")]
    [InlineData(0xD800, "surrogate")]
    [InlineData(0xDC00, "surrogate")]
    public async Task Text_that_is_not_text_is_refused(int code, string reason)
    {
        // An attribute cannot carry half of a surrogate pair.
        string text = $"a{(char)code}b";
        AdFluxDbContext context = CreateContext();
        context.Add(new Segment { Name = "ok", Description = text });

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Token));

        Assert.Equal("description", error.Column);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CreateContext().Segments.CountAsync(Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xD800)]
    public async Task Json_that_holds_what_is_not_text_is_refused_with_its_column(int code)
    {
        string skill = $"a{(char)code}b";
        AdFluxDbContext context = CreateContext();
        context.Add(
            new JobOpening
            {
                JobId = JobId.From("JOB-1"),
                Title = "x",
                RequiredSkills = [skill],
            }
        );

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Token));

        Assert.Equal(("job_openings", "required_skills"), (error.Table, error.Column));
        Assert.Contains("JOB-1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_saved_row_is_checked_like_a_new_one()
    {
        AdFluxDbContext context = CreateContext();
        var segment = new Segment { Name = "fits" };
        context.Add(segment);
        await context.SaveChangesAsync(Token);
        segment.Name = new string('x', 101);

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Token));

        Assert.Equal("name", error.Column);
        Assert.Equal("fits", await CreateContext().Segments.Select(row => row.Name).SingleAsync(Token));
    }

    [Fact]
    public async Task A_required_value_that_is_missing_is_refused()
    {
        AdFluxDbContext context = CreateContext();
        context.Add(new Campaign { Name = "x", Platform = default });

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Token));

        Assert.Equal("platform", error.Column);
    }

    [Fact]
    public async Task Text_compares_and_sorts_ordinally()
    {
        string[] names = ["b", "B", "a", "Ä", "ä", "Z", "İ", "i"];
        AdFluxDbContext context = CreateContext();
        context.AddRange(names.Select(name => new Segment { Name = name }));
        await context.SaveChangesAsync(Token);

        List<string> sorted = await CreateContext().Segments.OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(Token);

        Assert.Equal(names.Order(StringComparer.Ordinal), sorted);
        Assert.Equal(1, await CreateContext().Segments.CountAsync(row => row.Name == "b", Token));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task The_ambient_culture_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            await StoreHierarchyAsync();
            await CreateInsights().UpsertAsync(Rows.Insights(days: 2), cancellationToken: Token);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(24, (await CreateInsights().UpsertAsync(Rows.Insights(days: 2), cancellationToken: Token)).Unchanged);
        Assert.Equal(
            "1.25",
            Convert.ToString(await Database.ScalarAsync("SELECT min(frequency) FROM meta_insights", Token), CultureInfo.InvariantCulture)
        );
        Assert.Equal(
            24L,
            Convert.ToInt64(
                await Database.ScalarAsync("SELECT count(*) FROM meta_insights WHERE level = 'ad' AND date_start >= '2026-06-01'", Token),
                CultureInfo.InvariantCulture
            )
        );
    }

    private async Task SaveApplicationAsync(DateOnly? day)
    {
        AdFluxDbContext context = CreateContext();
        if (!await context.JobOpenings.AnyAsync(Token))
        {
            context.Add(new JobOpening { JobId = JobId.From("JOB-1"), Title = "x" });
            context.Add(new Candidate { CandidateId = CandidateId.From("CAND-1"), Name = "x" });
        }

        var application = new Application { JobId = JobId.From("JOB-1"), CandidateId = CandidateId.From("CAND-1") };
        if (day is { } given)
            application.ApplicationDate = given;
        context.Add(application);
        await context.SaveChangesAsync(Token);
    }

    private async Task RefusesInsight(string column, string reason, Action<MetaInsight> spoil)
    {
        MetaInsight row = Rows.Insight(ad: 1);
        spoil(row);
        AdFluxDbContext context = CreateContext();
        context.Add(row);

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => context.SaveChangesAsync(Token));

        Assert.Equal(("meta_insights", column), (error.Table, error.Column));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }
}
