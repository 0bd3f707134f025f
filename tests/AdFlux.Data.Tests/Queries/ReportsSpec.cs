using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Tests.Queries;

public abstract class ReportsSpec(TestDatabase database) : OnWorld(database)
{
    private static readonly DateOnly _day = new(2028, 2, 28);

    [Fact]
    public async Task Several_segments_count_the_same_money_and_each_only_once()
    {
        await StoreWorldAsync();
        MetaInsight insight = World.Insight(InsightLevel.Campaign, 0, _day);
        insight.Spend = 10;
        await StoreInsightsAsync([insight]);

        List<InsightRollup> segments = await CreateInsights()
            .RollupAsync(new RollupQuery(InsightLevel.Campaign, _day, _day) { Per = RollupGroup.Segment }, Token)
            .ToListAsync(Token);

        Assert.Equal([(SegmentId.From(2), 10m), (SegmentId.From(10), 10m)], segments.Select(row => (row.Segment!.Value, row.Spend!.Value)));
    }

    [Fact]
    public async Task The_account_of_an_ad_is_that_of_its_campaign()
    {
        await StoreWorldAsync();
        await StoreInsightsAsync([World.Insight(InsightLevel.Ad, 0, _day), World.Insight(InsightLevel.Ad, 7, _day)]);
        RollupQuery query = new(InsightLevel.Ad, _day, _day) { Per = RollupGroup.Account };

        List<InsightRollup> accounts = await CreateInsights().RollupAsync(query, Token).ToListAsync(Token);
        List<InsightRollup> one = await CreateInsights()
            .RollupAsync(query with { Accounts = [World.Accounts[0]] }, Token)
            .ToListAsync(Token);

        Assert.Equal(World.Accounts.Order(), accounts.Select(row => row.Account!.Value));
        Assert.Equal(World.Accounts[0], Assert.Single(one).Account);
    }

    [Fact]
    public async Task Quotients_that_a_double_cannot_tell_apart_rank_exactly_and_equal_ones_by_id()
    {
        await StoreWorldAsync();
        // The first two differ in their 22nd decimal.
        const long many = 100_000_000_000;
        await StoreInsightsAsync([Ratio(0, many, many + 1), Ratio(1, many + 1, many + 2), Ratio(2, 1, 3), Ratio(3, 2, 6)]);
        TopQuery query = new(InsightLevel.Ad, _day, _day, RollupGroup.Ad, InsightMetric.Ctr);

        List<InsightRollup> most = await CreateInsights().TopAsync(query, Token).ToListAsync(Token);
        List<InsightRollup> least = await CreateInsights().TopAsync(query with { Ascending = true, Count = 2 }, Token).ToListAsync(Token);

        Assert.Equal([World.AdOf(1), World.AdOf(0), World.AdOf(2), World.AdOf(3)], most.Select(row => row.Ad!.Value));
        Assert.Equal([World.AdOf(2), World.AdOf(3)], least.Select(row => row.Ad!.Value));

        static MetaInsight Ratio(int ad, long clicks, long impressions)
        {
            MetaInsight row = World.Insight(InsightLevel.Ad, ad, _day);
            (row.Clicks, row.Impressions) = (clicks, impressions);
            return row;
        }
    }

    [Fact]
    public async Task A_group_without_the_metric_or_the_volume_does_not_rank()
    {
        await StoreWorldAsync();
        await StoreInsightsAsync([Cost(0, 3, null), Cost(1, 2, 0), Cost(2, null, 9), Cost(3, 1, 1), Cost(4, 8, 4), Cost(5, 9, 3)]);
        TopQuery query = new(InsightLevel.Ad, _day, _day, RollupGroup.Ad, InsightMetric.CostPerLead) { Ascending = true };

        List<InsightRollup> all = await CreateInsights().TopAsync(query, Token).ToListAsync(Token);
        List<InsightRollup> large = await CreateInsights()
            .TopAsync(query with { Minimums = [new(InsightMetric.Leads, 2.5m), new(InsightMetric.Spend, 8.000001m)] }, Token)
            .ToListAsync(Token);

        Assert.Equal([World.AdOf(3), World.AdOf(4), World.AdOf(5)], all.Select(row => row.Ad!.Value));
        Assert.Equal([World.AdOf(5)], large.Select(row => row.Ad!.Value));

        static MetaInsight Cost(int ad, decimal? spend, long? leads)
        {
            MetaInsight row = World.Insight(InsightLevel.Ad, ad, _day);
            (row.Spend, row.Leads) = (spend, leads);
            return row;
        }
    }

    [Fact]
    public async Task A_change_is_against_the_days_just_before_unless_others_are_named()
    {
        await StoreWorldAsync();
        MetaInsight now = World.Insight(InsightLevel.Account, 0, _day.AddDays(2));
        MetaInsight before = World.Insight(InsightLevel.Account, 0, _day);
        (now.Spend, now.Clicks, now.Leads, before.Spend, before.Clicks) = (15, 4, 7, 20, 0);
        await StoreInsightsAsync([now, before]);
        ComparisonQuery query = new(InsightLevel.Account, _day.AddDays(1), _day.AddDays(2));

        RollupComparison change = await CreateInsights().CompareAsync(query, Token).SingleAsync(Token);
        RollupComparison none = await CreateInsights()
            .CompareAsync(query with { Previous = new DayRange(_day.AddDays(-9), _day.AddDays(-9)) }, Token)
            .SingleAsync(Token);

        Assert.Equal((-5m, -0.25m), (change.ChangeOf(InsightMetric.Spend).Absolute, change.ChangeOf(InsightMetric.Spend).Relative));
        Assert.Equal((4m, null), (change.ChangeOf(InsightMetric.Clicks).Absolute, change.ChangeOf(InsightMetric.Clicks).Relative));
        Assert.Equal((null, null), (change.ChangeOf(InsightMetric.Leads).Absolute, change.ChangeOf(InsightMetric.Leads).Relative));
        Assert.Null(none.Previous);
        Assert.Equal(new MetricChange(15, null), none.ChangeOf(InsightMetric.Spend));
    }

    [Fact]
    public async Task Pacing_counts_days_without_insights_and_named_campaigns_that_did_not_spend()
    {
        await StoreWorldAsync();
        MetaInsight insight = World.Insight(InsightLevel.Campaign, 0, _day.AddDays(1));
        insight.Spend = 75;
        await StoreInsightsAsync([insight]);
        PacingQuery query = new(InsightLevel.Campaign, _day, _day.AddDays(2));

        List<PacingDay> spenders = await CreateInsights().PaceAsync(query, Token).ToListAsync(Token);
        List<PacingDay> named = await CreateInsights()
            .PaceAsync(query with { Campaigns = [World.CampaignOf(3)], MinorUnitsPerUnit = 1 }, Token)
            .ToListAsync(Token);
        List<PacingDay> planned = await CreateInsights().PaceAsync(query with { Budget = DailyBudget.Campaign }, Token).ToListAsync(Token);

        Assert.Equal(
            [(0m, 0m, 50m, 0m), (75m, 75m, 100m, 0.75m), (0m, 75m, 150m, 0.5m)],
            spenders.Select(day => (day.Spend, day.CumulativeSpend, day.BudgetToDate!.Value, day.Pace!.Value))
        );
        Assert.Equal([12345m, 24690m, 37035m], named.Select(day => day.BudgetToDate!.Value));
        Assert.Equal([1, 1, 1, 2, 2, 2], planned.Select(day => day.PlannedBy!.Value.Value));
        Assert.Equal((2.5m, null), (planned[2].Pace, planned[5].Pace));
    }

    [Fact]
    public async Task A_hire_counts_on_the_day_of_its_application()
    {
        await StoreWorldAsync();
        MetaInsight insight = World.Insight(InsightLevel.Campaign, 0, _day);
        insight.Spend = 90;
        await StoreInsightsAsync([insight]);

        // Two applications for the first job: on 24 February, hired, and on the 28th, which was not.
        HiringCost both = await Job(new DateOnly(2028, 2, 24));
        HiringCost last = await Job(_day);

        Assert.Equal((2, 1, 45m, 90m), (both.Applications, both.Hires, both.CostPerApplication, both.CostPerHire));
        Assert.Equal((1, 0, 90m, null), (last.Applications, last.Hires, last.CostPerApplication, last.CostPerHire));

        async Task<HiringCost> Job(DateOnly from) =>
            await CreateInsights()
                .CostOfHiringAsync(new HiringCostQuery(InsightLevel.Campaign, from, _day) { JobOpenings = [World.Jobs[0]] }, Token)
                .SingleAsync(Token);
    }

    [Fact]
    public async Task Actions_are_summed_exactly_per_type_and_window()
    {
        await StoreWorldAsync();
        MetaInsight first = World.Insight(InsightLevel.Ad, 0, _day);
        first.ActionValues = InsightActions.Parse(
            """[{"action_type":"lead","value":"0.1","7d_click":0.1,"note":"5"},{"action_type":"lead","value":"1e-20","note":"6"}]"""
        );
        MetaInsight second = World.Insight(InsightLevel.Ad, 1, _day);
        second.ActionValues = InsightActions.Parse("""[{"action_type":"lead","value":0.2,"7d_click":"0.2"}]""");
        await StoreInsightsAsync([first, second]);

        List<ActionTotal> totals = await CreateInsights()
            .SumActionsAsync(new ActionQuery(InsightLevel.Ad, _day, _day) { Column = ActionColumn.ActionValues }, Token)
            .ToListAsync(Token);

        Assert.Equal(
            [("lead", null, 0.30000000000000000001m), ("lead", "7d_click", 0.3m)],
            totals.Select(total => (total.ActionType, total.Window, total.Value))
        );
    }

    [Fact]
    public async Task An_entry_without_the_breakdown_of_others_is_their_total()
    {
        await StoreWorldAsync();
        MetaInsight first = World.Insight(InsightLevel.Ad, 0, _day);
        first.Actions = InsightActions.Parse(
            """
            [{"action_type":"post_reaction","value":"7","7d_click":"4","action_reaction":"like"},{"action_type":"post_reaction","value":"2","7d_click":"1","action_reaction":"love"},
            {"action_type":"post_reaction","value":"9"},{"action_type":"link_click","value":"20","skan_view_third_postback":"3","incrementality_first_conversion":"2"}]
            """
        );
        MetaInsight second = World.Insight(InsightLevel.Ad, 1, _day);
        second.Actions = InsightActions.Parse(
            """[{"action_type":"post_reaction","value":"3","action_reaction":"like"},{"action_type":"post_reaction","value":"1","action_device":null}]"""
        );
        MetaInsight third = World.Insight(InsightLevel.Ad, 2, _day);
        third.Actions = InsightActions.Parse("""[{"action_type":"post_reaction","value":"100","conversion_destination":"x"}]""");
        await StoreInsightsAsync([first, second, third]);

        List<ActionTotal> totals = await CreateInsights()
            .SumActionsAsync(new ActionQuery(InsightLevel.Ad, _day, _day), Token)
            .ToListAsync(Token);

        Assert.Equal(
            [
                ("link_click", null, 20m),
                ("link_click", "incrementality_first_conversion", 2m),
                ("link_click", "skan_view_third_postback", 3m),
                ("post_reaction", null, 110m),
                ("post_reaction", "7d_click", 5m),
            ],
            totals.Select(total => (total.ActionType, total.Window, total.Value))
        );
    }

    [Theory]
    [InlineData("act_77")]
    [InlineData("77")]
    public async Task An_account_is_found_by_either_spelling(string named)
    {
        var campaign = new MetaCampaign { Id = MetaCampaignId.From("770"), AccountId = AdAccountId.From("77") };
        var old = new MetaCampaign { Id = MetaCampaignId.From("771"), AccountId = AdAccountId.From("act_77") };
        var repository = new Data.Repositories.MetaHierarchyRepository(CreateContext());
        await repository.UpsertCampaignsAsync(new[] { campaign, old }.ToAsyncEnumerable(), cancellationToken: Token);
        MetaInsight Of(InsightLevel level, string id, DateOnly day) =>
            new()
            {
                Level = level,
                ObjectId = InsightObjectId.From(id),
                MetaCampaignId = level == InsightLevel.Campaign ? MetaCampaignId.From(id) : null,
                DateStart = day,
                DateStop = day,
                Clicks = 1,
            };
        await StoreInsightsAsync([
            Of(InsightLevel.Campaign, "770", _day),
            Of(InsightLevel.Campaign, "771", _day),
            Of(InsightLevel.Account, "77", _day),
            Of(InsightLevel.Account, "act_77", _day.AddDays(1)),
        ]);
        AdAccountId account = AdAccountId.From(named);

        async Task<long?> ClicksAsync(InsightLevel level) =>
            (
                await CreateInsights()
                    .RollupAsync(new RollupQuery(level, _day, _day.AddDays(1)) { Accounts = [account] }, Token)
                    .SingleAsync(Token)
            ).Clicks;
        List<MissingDays> missing = await CreateInsights()
            .FindMissingDaysAsync(
                new MissingDaysQuery(InsightLevel.Account, _day, _day.AddDays(2)) { Objects = [InsightObjectId.From(named)] },
                Token
            )
            .ToListAsync(Token);
        List<MissingDays> campaigns = await CreateInsights()
            .FindMissingDaysAsync(new MissingDaysQuery(InsightLevel.Campaign, _day, _day.AddDays(1)) { Accounts = [account] }, Token)
            .ToListAsync(Token);

        Assert.Equal((2, 2), (await ClicksAsync(InsightLevel.Campaign), await ClicksAsync(InsightLevel.Account)));
        Assert.Equal([new DayRange(_day.AddDays(2), _day.AddDays(2))], Assert.Single(missing).Ranges);
        Assert.Equal(named, missing[0].ObjectId.Value);
        Assert.Equal(["770", "771"], campaigns.Select(row => row.ObjectId.Value));
        Assert.Equal(2, (await repository.LoadTreeAsync(account, Token)).Campaigns.Count);
        Assert.Equal(
            2,
            (await repository.ReadCampaignPageAsync(new MetaCampaignQuery { Account = account }, cancellationToken: Token)).Items.Count
        );
        Assert.Empty((await repository.ReadAdSetPageAsync(new MetaAdSetQuery { Account = account }, cancellationToken: Token)).Items);
        Assert.Empty((await repository.ReadAdPageAsync(new MetaAdQuery { Account = account }, cancellationToken: Token)).Items);
        Assert.Equal(
            new Changes.MetaDeletion(Campaigns: 1, AdSets: 0, Ads: 0),
            await repository.MarkDeletedAsync(new Changes.MetaListing(account) { Campaigns = [campaign.Id] }, Token)
        );
    }

    [Fact]
    public async Task JSON_nulls_of_an_existing_database_are_passed_over()
    {
        await StoreWorldAsync();
        await StoreInsightsAsync([World.Insight(InsightLevel.Campaign, 0, _day)]);
        await Database.ExecuteAsync("UPDATE meta_insights SET actions = 'null'", Token);
        await Database.ExecuteAsync("UPDATE campaigns SET target_segment_ids = 'null', external_ids = 'null' WHERE id > 1", Token);

        List<ActionTotal> actions = await CreateInsights()
            .SumActionsAsync(new ActionQuery(InsightLevel.Campaign, _day, _day), Token)
            .ToListAsync(Token);
        List<InsightRollup> segments = await CreateInsights()
            .RollupAsync(new RollupQuery(InsightLevel.Campaign, _day, _day) { Per = RollupGroup.Segment }, Token)
            .ToListAsync(Token);

        Assert.Empty(actions);
        Assert.Equal(2, segments.Count);
    }

    [Fact]
    public async Task Missing_days_begin_the_day_before_the_creation_and_come_as_ranges()
    {
        await StoreWorldAsync();
        InsightObjectId ad = InsightObjectId.From(World.AdOf(0).Value);
        InsightObjectId unknown = InsightObjectId.From("1");
        await StoreInsightsAsync([
            World.Insight(InsightLevel.Ad, 0, _day.AddDays(3), days: 2),
            World.Insight(InsightLevel.Ad, 0, _day.AddDays(6)),
        ]);

        List<MissingDays> missing = await CreateInsights()
            .FindMissingDaysAsync(new MissingDaysQuery(InsightLevel.Ad, _day, _day.AddDays(8)) { Objects = [ad, unknown, ad] }, Token)
            .ToListAsync(Token);

        // Created on 1 March: 29 February may have insights in a time zone to the west.
        Assert.Equal([unknown, ad], missing.Select(row => row.ObjectId));
        Assert.Equal([new DayRange(_day, _day.AddDays(8))], missing[0].Ranges);
        Assert.Equal(
            [
                new DayRange(new DateOnly(2028, 2, 29), new DateOnly(2028, 3, 1)),
                new DayRange(new DateOnly(2028, 3, 4), new DateOnly(2028, 3, 4)),
                new DayRange(new DateOnly(2028, 3, 6), new DateOnly(2028, 3, 7)),
            ],
            missing[1].Ranges
        );
        Assert.Equal(5, missing[1].Days);
    }

    [Fact]
    public async Task Rows_of_several_days_are_refused_by_every_report_that_sums()
    {
        await StoreWorldAsync();
        await StoreInsightsAsync([World.Insight(InsightLevel.Campaign, 0, _day, days: 3)]);
        DateOnly last = _day.AddDays(2);

        await Refused(
            CreateInsights().TopAsync(new TopQuery(InsightLevel.Campaign, last, last, RollupGroup.Campaign, InsightMetric.Spend), Token)
        );
        await Refused(CreateInsights().CompareAsync(new ComparisonQuery(InsightLevel.Campaign, last.AddDays(1), last.AddDays(1)), Token));
        await Refused(CreateInsights().PaceAsync(new PacingQuery(InsightLevel.Campaign, last, last), Token));
        await Refused(CreateInsights().CostOfHiringAsync(new HiringCostQuery(InsightLevel.Campaign, last, last), Token));
        await Refused(CreateInsights().SumActionsAsync(new ActionQuery(InsightLevel.Campaign, last, last), Token));

        static async Task Refused<T>(IAsyncEnumerable<T> report) =>
            Assert.Equal(1, (await Assert.ThrowsAsync<LongInsightsException>(() => report.ToListAsync(Token).AsTask())).Rows);
    }

    [Fact]
    public void Wrong_arguments_say_what_to_use_instead()
    {
        RollupQuery rollup = new(InsightLevel.Account, _day, _day);
        TopQuery top = new(InsightLevel.Ad, _day, _day, RollupGroup.Ad, InsightMetric.Ctr);

        Says("InsightLevel.AdSet or InsightLevel.Ad", insights => insights.RollupAsync(rollup with { AdSets = [] }, Token));
        Says(
            "InsightLevel.Campaign or InsightLevel.AdSet",
            insights => insights.RollupAsync(rollup with { Per = RollupGroup.Segment }, Token)
        );
        Says("the earlier day first", insights => insights.RollupAsync(rollup with { To = _day.AddDays(-1) }, Token));
        Says("RollupGroup.Ad", insights => insights.TopAsync(top with { Per = RollupGroup.Everything }, Token));
        Says("Count", insights => insights.TopAsync(top with { Count = 0 }, Token));
        Says("InsightMetric.Impressions", insights => insights.TopAsync(top with { Minimums = [new(InsightMetric.Ctr, 1)] }, Token));
        Says("Previous", insights => insights.CompareAsync(new ComparisonQuery(InsightLevel.Ad, DateOnly.MinValue, _day), Token));
        Says(
            "MinorUnitsPerUnit to 1",
            insights => insights.PaceAsync(new PacingQuery(InsightLevel.Ad, _day, _day) { MinorUnitsPerUnit = 0 }, Token)
        );
        Says(
            "Objects or Accounts",
            insights =>
                insights.FindMissingDaysAsync(new MissingDaysQuery(InsightLevel.Ad, _day, _day) { Objects = [], Accounts = [] }, Token)
        );
        Says("after 0001-01-01", _ => InsightDeletion.Before(DateOnly.MinValue));

        void Says(string advice, Func<Data.Repositories.MetaInsightRepository, object> call) =>
            Assert.Contains(advice, Assert.ThrowsAny<ArgumentException>(() => call(CreateInsights())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_report_ends_and_leaves_the_connection_usable()
    {
        await Database.ExecuteAsync(ManyInsights(60_000), Token);
        AdFluxDbContext context = CreateContext();
        var insights = new Data.Repositories.MetaInsightRepository(context);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            insights
                .SumActionsAsync(new ActionQuery(InsightLevel.Account, DateOnly.MinValue, DateOnly.MaxValue), stop.Token)
                .ToListAsync(CancellationToken.None)
                .AsTask()
        );

        // The statement was stopped, not only its answer ignored.
        Assert.IsAssignableFrom<DbException>(cancelled.InnerException);
        Assert.Empty(await insights.RollupAsync(new RollupQuery(InsightLevel.Ad, _day, _day), Token).ToListAsync(Token));
    }

    private static string ManyInsights(int rows) =>
        $$"""
            INSERT INTO meta_insights (object_id, level, date_start, date_stop, actions)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {{rows}})
            SELECT CAST(i AS text), 'account', '2028-02-28', '2028-02-28', '[{"action_type":"a","value":"1"},{"action_type":"b","value":"1.5"}]'
            FROM n
            """;
}
