using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Mapping;

/// <summary>What an application writes against the context itself: ids, open values, money and JSON in LINQ.</summary>
public abstract class QuerySpec(TestDatabase database) : OnMigratedDatabase(database)
{
    [Fact]
    public async Task Ids_compare_group_join_and_sort_in_the_database()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        MetaAdId[] wanted = [Rows.Ad(3), Rows.Ad(7), Rows.Ad(99)];

        Assert.Equal(
            [Rows.Ad(3), Rows.Ad(7)],
            await context.MetaAds.Where(ad => wanted.Contains(ad.Id)).OrderBy(ad => ad.Id).Select(ad => ad.Id).ToListAsync(Token)
        );
        Assert.Equal("Ad 7", (await context.MetaAds.FindAsync([Rows.Ad(7)], Token))!.Name);
        Assert.Equal(
            [(Rows.AdSet(1), 3), (Rows.AdSet(2), 3)],
            (
                await context
                    .MetaAds.GroupBy(ad => ad.AdSetId)
                    .Select(ads => new { ads.Key, Count = ads.Count() })
                    .OrderBy(row => row.Key)
                    .Take(2)
                    .ToListAsync(Token)
            ).Select(row => (row.Key, row.Count))
        );
        Assert.Equal(
            6,
            await context
                .MetaAds.Join(context.MetaAdSets, ad => ad.AdSetId, set => set.Id, (ad, set) => set.CampaignId)
                .CountAsync(id => id == Rows.Campaign(1), Token)
        );
        Assert.Equal(1, await context.MetaAds.CountAsync(ad => ad.Id.Value.EndsWith("0012"), Token));
    }

    [Fact]
    public void The_value_of_an_id_is_the_column_itself()
    {
        string sql = CreateContext().MetaAds.Where(ad => ad.Id.Value.StartsWith("12")).Select(ad => ad.Id.Value).ToQueryString();

        Assert.DoesNotContain("CAST", sql, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("::", sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_values_are_found_whether_known_or_not()
    {
        AdFluxDbContext context = CreateContext();
        context.AddRange(
            new JobOpening { JobId = JobId.From("A"), Title = "a" },
            new JobOpening
            {
                JobId = JobId.From("B"),
                Title = "b",
                Status = JobStatus.From("on hold"),
            },
            new JobOpening
            {
                JobId = JobId.From("C"),
                Title = "c",
                Status = null,
            }
        );
        await context.SaveChangesAsync(Token);
        JobStatus onHold = JobStatus.From("on hold");

        Assert.Equal(["A"], await Titles(job => job.Status == JobStatus.Open));
        Assert.Equal(["B"], await Titles(job => job.Status == onHold));
        Assert.Equal(["C"], await Titles(job => job.Status == null));

        async Task<string[]> Titles(System.Linq.Expressions.Expression<Func<JobOpening, bool>> filter) =>
            [.. (await CreateContext().JobOpenings.Where(filter).ToListAsync(Token)).Select(job => job.JobId.Value)];
    }

    [Fact]
    public async Task Money_sums_compares_and_sorts_as_a_number()
    {
        await StoreHierarchyAsync();
        decimal[] amounts = [0.1m, 0.2m, 10m, 9.99m, 100.000001m];
        await CreateInsights()
            .UpsertAsync(
                amounts.Select(
                    (amount, i) =>
                    {
                        MetaInsight row = Rows.Insight(ad: 1, day: i);
                        row.Spend = amount;
                        return row;
                    }
                ),
                cancellationToken: Token
            );
        DbSet<MetaInsight> insights = CreateContext().MetaInsights;

        Assert.Equal(120.290001m, Math.Round((await insights.SumAsync(row => row.Spend, Token))!.Value, 6));
        Assert.Equal(100.000001m, await insights.MaxAsync(row => row.Spend, Token));
        Assert.Equal(
            [9.99m, 10m, 100.000001m],
            await insights.Where(row => row.Spend > 9m).OrderBy(row => row.Spend).Select(row => row.Spend!.Value).ToListAsync(Token)
        );
        Assert.Equal(
            1,
            await insights.Where(row => row.Spend == 0.1m).ExecuteUpdateAsync(row => row.SetProperty(r => r.Spend, 0.3m), Token)
        );
        Assert.Equal(0.3m, await insights.Where(row => row.DateStart == Rows.FirstDay).Select(row => row.Spend).SingleAsync(Token));
    }

    [Fact]
    public async Task Whole_amounts_of_money_divide_as_money()
    {
        await StoreHierarchyAsync();
        MetaInsight row = Rows.Insight(ad: 1);
        (row.Spend, row.Cpc, row.Clicks) = (10m, 4m, 4);
        await CreateInsights().UpsertAsync([row], cancellationToken: Token);
        DbSet<MetaInsight> insights = CreateContext().MetaInsights;

        Assert.Equal(2.5m, await insights.Select(insight => insight.Spend / insight.Cpc).SingleAsync(Token));
        Assert.Equal(2.5m, await insights.GroupBy(_ => 1).Select(all => all.Sum(i => i.Spend) / all.Sum(i => i.Clicks)).SingleAsync(Token));
    }

    [Fact]
    public async Task A_row_that_is_loaded_and_saved_without_a_change_writes_nothing()
    {
        await StoreFullRowsAsync();
        AdFluxDbContext context = CreateContext();
        await context.JobOpenings.LoadAsync(Token);
        await context.Campaigns.LoadAsync(Token);
        await context.MetaAds.LoadAsync(Token);
        await context.MetaInsights.LoadAsync(Token);

        Assert.False(context.ChangeTracker.HasChanges());
        Assert.Equal(0, await context.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task A_change_inside_a_json_column_is_saved()
    {
        await StoreFullRowsAsync();
        AdFluxDbContext context = CreateContext();
        JobOpening job = await context.JobOpenings.SingleAsync(Token);
        job.RequiredSkills!.Add("Go");

        Assert.Equal(1, await context.SaveChangesAsync(Token));
        Assert.Equal(["C#", "Go"], (await CreateContext().JobOpenings.SingleAsync(Token)).RequiredSkills!);
    }

    [Fact]
    public async Task A_stored_json_null_reads_as_null_and_stays_as_it_is()
    {
        await StoreFullRowsAsync();
        await Database.ExecuteAsync("UPDATE job_openings SET required_skills = 'null'", Token);
        AdFluxDbContext context = CreateContext();
        JobOpening job = await context.JobOpenings.SingleAsync(Token);

        Assert.Null(job.RequiredSkills);
        Assert.Equal(0, await context.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task Members_that_no_type_names_survive_a_change_of_another()
    {
        await StoreFullRowsAsync();
        await Database.ExecuteAsync(
            """UPDATE campaigns SET external_ids = '{"meta_campaign_id":"7","google":{"id":9007199254740993,"tags":["ä",null]}}'""",
            Token
        );
        AdFluxDbContext context = CreateContext();
        Campaign campaign = await context.Campaigns.SingleAsync(Token);
        campaign.ExternalIds!.MetaAdId = Rows.Ad(1);
        await context.SaveChangesAsync(Token);

        ExternalIds read = (await CreateContext().Campaigns.SingleAsync(Token)).ExternalIds!;

        Assert.Equal((MetaCampaignId.From("7"), Rows.Ad(1)), (read.MetaCampaignId, read.MetaAdId));
        Assert.Equal("9007199254740993", read.OtherMembers!["google"].GetProperty("id").GetRawText());
        Assert.Equal("ä", read.OtherMembers["google"].GetProperty("tags")[0].GetString());
    }

    [Fact]
    public async Task Json_that_is_not_of_the_columns_shape_is_a_typed_error()
    {
        await StoreFullRowsAsync();
        await Database.ExecuteAsync("""UPDATE meta_insights SET actions = '{"not":"an array"}'""", Token);

        var error = await Assert.ThrowsAsync<JsonContentException>(() => CreateContext().MetaInsights.SingleAsync(Token));

        Assert.Equal(JsonContentFault.WrongShape, error.Fault);
    }

    private async Task StoreFullRowsAsync()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync([Rows.Insight(ad: 1)], cancellationToken: Token);
        AdFluxDbContext context = CreateContext();
        context.Add(
            new JobOpening
            {
                JobId = JobId.From("A"),
                Title = "a",
                RequiredSkills = ["C#"],
                TargetSegments = [SegmentId.From(1)],
            }
        );
        context.Add(
            new Campaign
            {
                Name = "c",
                Platform = Platform.Meta,
                TargetSegmentIds = [],
                ExternalIds = new ExternalIds { MetaCampaignId = Rows.Campaign(1) },
                CreatedAt = Clock.UtcNow,
            }
        );
        await context.SaveChangesAsync(Token);
    }
}
