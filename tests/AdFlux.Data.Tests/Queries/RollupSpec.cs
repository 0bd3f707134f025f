using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;

namespace AdFlux.Data.Tests.Queries;

public abstract class RollupSpec(TestDatabase database) : OnWorld(database)
{
    private static readonly DateOnly _to = Rows.FirstDay.AddDays(89);

    [Fact]
    public async Task A_range_without_insights_has_no_rows()
    {
        await StoreHierarchyAsync();

        Assert.Empty(await CreateInsights().RollupAsync(new RollupQuery(InsightLevel.Ad, Rows.FirstDay, _to), Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_sum_over_nulls_only_is_null_and_a_ratio_over_zero_is_null()
    {
        await StoreHierarchyAsync();
        MetaInsight row = Rows.Insight(ad: 1);
        (row.Impressions, row.Clicks, row.Leads, row.Spend) = (0, 0, null, 1.5m);
        await CreateInsights().UpsertAsync([row], cancellationToken: Token);

        InsightRollup rollup = await CreateInsights()
            .RollupAsync(new RollupQuery(InsightLevel.Ad, Rows.FirstDay, _to), Token)
            .SingleAsync(Token);

        Assert.Equal((0L, 0L, 1.5m), (rollup.Impressions, rollup.Clicks, rollup.Spend));
        Assert.Null(rollup.Leads);
        Assert.Null(rollup.Ctr);
        Assert.Null(rollup.Cpc);
        Assert.Null(rollup.Cpm);
        Assert.Null(rollup.CostPerLead);
    }

    [Fact]
    public async Task Ratios_are_recomputed_from_sums_and_never_averaged()
    {
        await StoreHierarchyAsync();
        MetaInsight small = Rows.Insight(ad: 1);
        (small.Impressions, small.Clicks, small.Spend, small.SubmitApplications) = (100, 10, 1m, 1);
        MetaInsight large = Rows.Insight(ad: 2);
        (large.Impressions, large.Clicks, large.Spend, large.SubmitApplications) = (900, 10, 9m, 3);
        await CreateInsights().UpsertAsync([small, large], cancellationToken: Token);

        InsightRollup rollup = await CreateInsights()
            .RollupAsync(new RollupQuery(InsightLevel.Ad, Rows.FirstDay, _to), Token)
            .SingleAsync(Token);

        Assert.Equal(2.0, rollup.Ctr);
        Assert.Equal((0.5m, 10m, 2.5m), (rollup.Cpc, rollup.Cpm, rollup.CostPerApplication));
    }

    [Fact]
    public async Task Sums_beyond_15_digits_are_exact()
    {
        await StoreHierarchyAsync();
        MetaInsight[] rows =
        [
            .. Rows.Insights(days: 4)
                .Take(45)
                .Select(row =>
                {
                    row.Spend = 999_999_999.999999m;
                    return row;
                }),
        ];
        await CreateInsights().UpsertAsync(rows, cancellationToken: Token);

        InsightRollup rollup = await CreateInsights()
            .RollupAsync(new RollupQuery(InsightLevel.Ad, Rows.FirstDay, _to), Token)
            .SingleAsync(Token);

        Assert.Equal(44_999_999_999.999955m, rollup.Spend);
    }

    [Fact]
    public async Task A_row_of_an_ad_counts_for_it_even_where_another_program_left_its_own_column_empty()
    {
        await Database.ExecuteAsync(
            "INSERT INTO meta_insights (object_id, level, date_start, date_stop, spend) VALUES ('7', 'ad', '2028-02-29', '2028-02-29', 1.5)",
            Token
        );
        DateOnly day = new(2028, 2, 29);

        InsightRollup rollup = await CreateInsights()
            .RollupAsync(new RollupQuery(InsightLevel.Ad, day, day) { Per = RollupGroup.Ad, Ads = [MetaAdId.From("7")] }, Token)
            .SingleAsync(Token);
        InsightRollup best = await CreateInsights()
            .TopAsync(new TopQuery(InsightLevel.Ad, day, day, RollupGroup.Ad, InsightMetric.Spend), Token)
            .SingleAsync(Token);

        Assert.Equal((MetaAdId.From("7"), 1.5m), (rollup.Ad, rollup.Spend));
        Assert.Equal(rollup, best);
    }

    [Fact]
    public async Task A_sum_that_overflows_is_a_typed_error()
    {
        await StoreHierarchyAsync();
        MetaInsight[] rows = [Rows.Insight(ad: 1), Rows.Insight(ad: 2)];
        (rows[0].Impressions, rows[1].Impressions) = (long.MaxValue, 1);
        await CreateInsights().UpsertAsync(rows, cancellationToken: Token);

        await Assert.ThrowsAsync<SumOverflowException>(() =>
            CreateInsights().RollupAsync(new RollupQuery(InsightLevel.Ad, Rows.FirstDay, _to), Token).ToListAsync(Token).AsTask()
        );
    }

    [Fact]
    public async Task A_row_of_several_days_that_reaches_into_the_range_is_refused()
    {
        await StoreHierarchyAsync();
        MetaInsight week = Rows.Insight(ad: 1);
        week.DateStop = week.DateStart.AddDays(6);
        await CreateInsights().UpsertAsync([week], cancellationToken: Token);

        await Assert.ThrowsAsync<LongInsightsException>(() =>
            CreateInsights().RollupAsync(new RollupQuery(InsightLevel.Ad, week.DateStop, _to), Token).ToListAsync(Token).AsTask()
        );
        Assert.Empty(
            await CreateInsights().RollupAsync(new RollupQuery(InsightLevel.Ad, week.DateStop.AddDays(1), _to), Token).ToListAsync(Token)
        );
    }

    [Fact]
    public async Task Rows_of_several_days_are_refused_unless_left_out()
    {
        await StoreHierarchyAsync();
        MetaInsight week = Rows.Insight(ad: 1);
        week.DateStop = week.DateStart.AddDays(6);
        await CreateInsights().UpsertAsync([week, Rows.Insight(ad: 2)], cancellationToken: Token);
        RollupQuery query = new(InsightLevel.Ad, Rows.FirstDay, _to) { By = RollupPeriod.Day };

        var error = await Assert.ThrowsAsync<LongInsightsException>(() =>
            CreateInsights().RollupAsync(query, Token).ToListAsync(Token).AsTask()
        );
        InsightRollup daily = await CreateInsights().RollupAsync(query with { SkipLongInsights = true }, Token).SingleAsync(Token);

        Assert.Equal(1, error.Rows);
        Assert.Equal((1, Rows.Insight(ad: 2).Spend), (daily.Insights, daily.Spend));
    }

    [Fact]
    public async Task A_level_that_does_not_tell_the_group_is_refused()
    {
        RollupQuery query = new(InsightLevel.Campaign, Rows.FirstDay, _to) { Per = RollupGroup.Ad };

        await Assert.ThrowsAsync<ArgumentException>(() => CreateInsights().RollupAsync(query, Token).ToListAsync(Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() =>
            CreateInsights().RollupAsync(new RollupQuery(InsightLevel.Ad, _to, Rows.FirstDay), Token).ToListAsync(Token).AsTask()
        );
    }

    [Fact]
    public async Task A_hostile_campaign_id_finds_nothing_and_breaks_nothing()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token);
        RollupQuery query = new(InsightLevel.Ad, Rows.FirstDay, _to)
        {
            Campaigns = [MetaCampaignId.From("' OR '1'='1"), MetaCampaignId.From("\"]")],
        };

        Assert.Empty(await CreateInsights().RollupAsync(query, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Insights_stream_in_the_order_of_day_and_object()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync(Rows.Insights(days: 4).Reverse(), cancellationToken: Token);

        List<MetaInsight> rows = await CreateInsights()
            .StreamAsync(new InsightRowQuery(InsightLevel.Ad, Rows.FirstDay.AddDays(1), Rows.FirstDay.AddDays(2)), Token)
            .ToListAsync(Token);

        Assert.Equal(24, rows.Count);
        Assert.Equal(
            rows.OrderBy(row => row.DateStart)
                .ThenBy(row => row.ObjectId.Value, StringComparer.Ordinal)
                .Select(row => (row.DateStart, row.ObjectId)),
            rows.Select(row => (row.DateStart, row.ObjectId))
        );
    }
}
