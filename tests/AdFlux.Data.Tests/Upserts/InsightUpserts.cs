using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>What an upsert of insights does, on whichever way the rows go.</summary>
public abstract class InsightUpserts(TestDatabase database) : OnMigratedDatabase(database)
{
    private static readonly Dictionary<string, Action<MetaInsight>> _changes = new(StringComparer.Ordinal)
    {
        ["meta_campaign_id"] = row => row.MetaCampaignId = Rows.Campaign(2),
        ["impressions"] = row => row.Impressions = long.MaxValue,
        ["clicks"] = row => row.Clicks = null,
        ["spend"] = row => row.Spend += 0.000001m,
        ["cpc"] = row => row.Cpc = 999_999_999.999999m,
        ["cpm"] = row => row.Cpm = -0.1m,
        ["ctr"] = row => row.Ctr = double.BitIncrement(3.0303),
        ["cpp"] = row => row.Cpp = 0m,
        ["frequency"] = row => row.Frequency = 1e-300,
        ["reach"] = row => row.Reach = 0,
        ["unique_clicks"] = row => row.UniqueClicks = 0,
        ["unique_ctr"] = row => row.UniqueCtr = double.MaxValue,
        ["actions"] = row => row.Actions = InsightActions.Parse("""[{"action_type":"lead","value":"4","7d_click":"4"}]"""),
        ["action_values"] = row => row.ActionValues = null,
        ["submit_applications"] = row => row.SubmitApplications = 3,
        ["submit_applications_value"] = row => row.SubmitApplicationsValue = 0.1m,
        ["leads"] = row => row.Leads = null,
        ["leads_value"] = row => row.LeadsValue = 123_456_789_012m,
        ["view_content"] = row => row.ViewContent = 21,
        ["view_content_value"] = row => row.ViewContentValue = null,
    };

    public static TheoryData<string> Changes() => [.. _changes.Keys];

    [Fact]
    public async Task New_rows_are_inserted_and_the_same_rows_again_are_unchanged()
    {
        await StoreHierarchyAsync();

        UpsertResult first = await CreateInsights().UpsertAsync(Rows.Insights(days: 5), cancellationToken: Token);
        UpsertResult second = await CreateInsights().UpsertAsync(Rows.Insights(days: 5), cancellationToken: Token);

        Assert.Equal(new UpsertResult(Received: 60, Inserted: 60, Updated: 0, Unchanged: 0, Duplicates: 0, Stubs: 0), first);
        Assert.Equal(new UpsertResult(Received: 60, Inserted: 0, Updated: 0, Unchanged: 60, Duplicates: 0, Stubs: 0), second);
        Assert.Equal(60, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task Only_rows_that_differ_are_updated_and_only_they_get_a_new_time()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync(Rows.Insights(days: 2), cancellationToken: Token);
        DateTime created = Clock.UtcNow;
        Clock.Advance(TimeSpan.FromDays(1));

        MetaInsight changed = Rows.Insight(ad: 3, day: 1);
        changed.Clicks += 1;
        MetaInsight[] night = [Rows.Insight(ad: 1), Rows.Insight(ad: 2), changed, Rows.Insight(ad: 4, day: 2)];
        UpsertResult result = await CreateInsights().UpsertAsync(night, cancellationToken: Token);

        Assert.Equal(new UpsertResult(Received: 4, Inserted: 1, Updated: 1, Unchanged: 2, Duplicates: 0, Stubs: 0), result);
        MetaInsight updated = await FindAsync(ad: 3, day: 1);
        Assert.Equal((changed.Clicks, created, Clock.UtcNow), (updated.Clicks, updated.CreatedAt, updated.LastUpdated));
        MetaInsight unchanged = await FindAsync(ad: 1, day: 0);
        Assert.Equal((created, created), (unchanged.CreatedAt, unchanged.LastUpdated));
        MetaInsight inserted = await FindAsync(ad: 4, day: 2);
        Assert.Equal((Clock.UtcNow, Clock.UtcNow), (inserted.CreatedAt, inserted.LastUpdated));
    }

    [Fact]
    public async Task Every_member_comes_back_as_it_was_stored()
    {
        await StoreHierarchyAsync();
        MetaInsight stored = Rows.Insight(ad: 1);
        await CreateInsights().UpsertAsync([stored], cancellationToken: Token);

        MetaInsight read = await FindAsync(ad: 1, day: 0);

        Assert.Equal(Describe(stored), Describe(read));
    }

    [Fact]
    public async Task A_metric_that_is_null_stays_null_and_is_not_zero()
    {
        await StoreHierarchyAsync();
        MetaInsight bare = Bare(ad: 1);
        await CreateInsights().UpsertAsync([bare], cancellationToken: Token);

        MetaInsight read = await FindAsync(ad: 1, day: 0);

        Assert.Equal(Describe(bare), Describe(read));
        Assert.Null(read.Spend);
        Assert.Null(read.Actions);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_any_member_is_an_update(string member)
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync([Rows.Insight(ad: 1)], cancellationToken: Token);
        MetaInsight changed = Rows.Insight(ad: 1);
        _changes[member](changed);

        UpsertResult result = await CreateInsights().UpsertAsync([changed], cancellationToken: Token);

        Assert.Equal(1, result.Updated);
        Assert.Equal(Describe(changed), Describe(await FindAsync(ad: 1, day: 0)));
    }

    [Fact]
    public async Task The_same_json_spelt_in_another_way_is_unchanged()
    {
        await StoreHierarchyAsync();
        MetaInsight row = Rows.Insight(ad: 1);
        row.Actions = InsightActions.Parse("""[{"action_type":"lead","value":"4","7d_click":3}]""");
        await CreateInsights().UpsertAsync([row], cancellationToken: Token);

        row.Actions = InsightActions.Parse("""[ {"7d_click" : 3.0, "value":"1", "value":"\u0034", "action_type":"lead"} ]""");
        UpsertResult result = await CreateInsights().UpsertAsync([row], cancellationToken: Token);

        Assert.Equal(1, result.Unchanged);
    }

    [Fact]
    public async Task Json_that_the_database_shows_otherwise_than_it_was_given_is_unchanged()
    {
        await StoreHierarchyAsync();
        MetaInsight row = Rows.Insight(ad: 1);
        row.Actions = InsightActions.Parse("""[{"action_type":"a\",:\\","value":1e25,"least":-1.5e-30}]""");
        await CreateInsights().UpsertAsync([row], cancellationToken: Token);

        UpsertResult same = await CreateInsights().UpsertAsync([row], cancellationToken: Token);
        row.Actions = InsightActions.Parse("""[{"action_type":"a\",:\\","value":1e25,"least":-1.5e-31}]""");
        UpsertResult other = await CreateInsights().UpsertAsync([row], cancellationToken: Token);

        Assert.Equal((1, 0), (same.Unchanged, same.Updated));
        Assert.Equal((0, 1), (other.Unchanged, other.Updated));
        Assert.Equal(row.Actions, (await FindAsync(ad: 1, day: 0)).Actions);
    }

    [Fact]
    public async Task Of_several_rows_with_one_key_the_last_wins_and_the_others_count_as_duplicates()
    {
        await StoreHierarchyAsync();
        IEnumerable<MetaInsight> rows = Enumerable
            .Range(1, 5)
            .Select(i =>
            {
                MetaInsight row = Rows.Insight(ad: 1);
                row.Clicks = i;
                return row;
            })
            .Append(Rows.Insight(ad: 2));

        UpsertResult result = await CreateInsights().UpsertAsync(rows, cancellationToken: Token);

        Assert.Equal(
            new UpsertResult(Received: 6, Inserted: 2, Updated: 0, Unchanged: 0, Duplicates: 4, Stubs: 0) { DifferingDuplicates = 4 },
            result
        );
        Assert.Equal(5, (await FindAsync(ad: 1, day: 0)).Clicks);
    }

    [Fact]
    public async Task Duplicates_that_differ_from_the_row_that_stays_are_told_from_those_that_do_not()
    {
        await StoreHierarchyAsync();
        MetaInsight[] rows =
        [
            With(Rows.Insight(ad: 1), clicks: 2),
            With(Rows.Insight(ad: 1), clicks: 3),
            With(Rows.Insight(ad: 2), clicks: 4),
            With(Rows.Insight(ad: 1), clicks: 2),
            With(Rows.Insight(ad: 2), clicks: 4),
        ];
        rows[2].Actions = InsightActions.Parse("""[{"value":"1","action_type":"lead"}]""");
        rows[4].Actions = InsightActions.Parse("""[{"action_type":"lead","value":"1"}]""");

        UpsertResult result = await CreateInsights().UpsertAsync(rows, cancellationToken: Token);

        Assert.Equal((2, 3, 1), (result.Inserted, result.Duplicates, result.DifferingDuplicates));
        Assert.Equal(2, (await FindAsync(ad: 1, day: 0)).Clicks);
    }

    [Theory]
    [InlineData("spend")]
    [InlineData("actions")]
    [InlineData("date_stop")]
    [InlineData("ctr")]
    public async Task A_duplicate_differs_when_any_of_its_columns_does(string column)
    {
        await StoreHierarchyAsync();
        MetaInsight earlier = Rows.Insight(ad: 1);
        MetaInsight later = Rows.Insight(ad: 1);
        earlier.DateStop = later.DateStop = later.DateStart.AddDays(6);
        if (string.Equals(column, "date_stop", StringComparison.Ordinal))
            later.DateStop = later.DateStart.AddDays(7);
        else
            _changes[column](earlier);

        UpsertResult result = await CreateInsights().UpsertAsync([earlier, later], cancellationToken: Token);

        Assert.Equal((1, 1), (result.Duplicates, result.DifferingDuplicates));
    }

    [Theory]
    [InlineData(30, 7)]
    [InlineData(8, 7)]
    public async Task A_range_that_shrinks_is_refused(int stored, int next)
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync([Spanning(stored)], cancellationToken: Token);

        var error = await Assert.ThrowsAsync<ClashingRangesException>(() =>
            CreateInsights().UpsertAsync([Rows.Insight(ad: 2), Spanning(next)], cancellationToken: Token)
        );

        Assert.Equal([Rows.Ad(1).Value], error.ObjectIds);
        Assert.Equal(
            "meta_insights: ranges of different length start on the same day, where only one can be stored and a longer one is not replaced by a shorter, "
                + $"for {Rows.Ad(1)}. Ask Meta for days only (time_increment=1), or keep longer ranges in a database of their own.",
            error.Message
        );
        Assert.Equal(stored, (await FindAsync(ad: 1, day: 0)).DateStop.DayNumber - Rows.FirstDay.DayNumber + 1);
        Assert.Equal(1, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_range_that_shrinks_within_one_input_is_refused()
    {
        await StoreHierarchyAsync();

        var error = await Assert.ThrowsAsync<ClashingRangesException>(() =>
            CreateInsights().UpsertAsync([Spanning(7), Spanning(30), Spanning(7)], cancellationToken: Token)
        );

        Assert.Equal([Rows.Ad(1).Value], error.ObjectIds);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_log_in_which_a_range_grew_can_be_read_again()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync([Spanning(7), Spanning(30)], cancellationToken: Token);

        UpsertResult again = await CreateInsights().UpsertAsync([Spanning(7), Spanning(30)], cancellationToken: Token);

        Assert.Equal((1, 1), (again.Unchanged, again.DifferingDuplicates));
    }

    [Fact]
    public async Task A_range_that_grows_within_one_input_ends_as_the_longest()
    {
        await StoreHierarchyAsync();

        UpsertResult result = await CreateInsights().UpsertAsync([Spanning(7), Spanning(8), Spanning(30)], cancellationToken: Token);

        Assert.Equal((1, 2, 2), (result.Inserted, result.Duplicates, result.DifferingDuplicates));
        Assert.Equal(30, (await FindAsync(ad: 1, day: 0)).DateStop.DayNumber - Rows.FirstDay.DayNumber + 1);
    }

    [Theory]
    [InlineData("impressions", -1)]
    [InlineData("reach", long.MinValue)]
    [InlineData("leads", -1)]
    public async Task A_count_below_zero_is_refused(string column, long count)
    {
        await StoreHierarchyAsync();
        MetaInsight row = Rows.Insight(ad: 1);
        switch (column)
        {
            case "impressions":
                row.Impressions = count;
                break;
            case "reach":
                row.Reach = count;
                break;
            default:
                row.Leads = count;
                break;
        }

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => CreateInsights().UpsertAsync([row], cancellationToken: Token));

        Assert.Equal(column, error.Column);
        Assert.Contains($"{count} is below zero", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_range_that_grew_is_an_update()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync([Spanning(days: 7)], cancellationToken: Token);

        Assert.Equal(1, (await CreateInsights().UpsertAsync([Spanning(days: 8)], cancellationToken: Token)).Updated);
        Assert.Equal(1, (await CreateInsights().UpsertAsync([Spanning(days: 8)], cancellationToken: Token)).Unchanged);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(7, 1)]
    public async Task A_row_of_several_days_and_a_daily_row_never_take_each_others_place(int first, int second)
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync([Spanning(first)], cancellationToken: Token);

        var error = await Assert.ThrowsAsync<ClashingRangesException>(() =>
            CreateInsights().UpsertAsync([Rows.Insight(ad: 2), Spanning(second)], cancellationToken: Token)
        );

        Assert.Equal([Rows.Ad(1).Value], error.ObjectIds);
        Assert.Equal(first, (await FindAsync(ad: 1, day: 0)).DateStop.DayNumber - Rows.FirstDay.DayNumber + 1);
        Assert.Equal(1, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_row_of_several_days_and_a_daily_row_of_one_input_are_refused()
    {
        await StoreHierarchyAsync();

        var error = await Assert.ThrowsAsync<ClashingRangesException>(() =>
            CreateInsights().UpsertAsync([Spanning(days: 1), Spanning(days: 7)], cancellationToken: Token)
        );

        Assert.Equal([Rows.Ad(1).Value], error.ObjectIds);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task An_empty_input_does_nothing()
    {
        Assert.Equal(default, await CreateInsights().UpsertAsync(Enumerable.Empty<MetaInsight>(), cancellationToken: Token));
    }

    [Fact]
    public async Task Missing_parents_are_all_reported_and_nothing_is_written()
    {
        await StoreHierarchyAsync();
        MetaInsight[] rows = [Rows.Insight(ad: 1), Orphan(ad: 77, adSet: 55, campaign: 1), Orphan(ad: 78, adSet: 56, campaign: 9)];

        var error = await Assert.ThrowsAsync<MissingParentsException>(() => CreateInsights().UpsertAsync(rows, cancellationToken: Token));

        Assert.Equal("meta_insights", error.Table);
        Assert.Equal(["meta_ad_sets", "meta_ads", "meta_campaigns"], error.Missing.Keys);
        Assert.Equal([Rows.Ad(77).Value, Rows.Ad(78).Value], error.Missing["meta_ads"]);
        Assert.Equal([Rows.AdSet(55).Value, Rows.AdSet(56).Value], error.Missing["meta_ad_sets"]);
        Assert.Equal([Rows.Campaign(9).Value], error.Missing["meta_campaigns"]);
        Assert.Contains(Rows.Ad(77).Value, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task Missing_parents_become_stubs_when_the_caller_asks()
    {
        UpsertResult result = await CreateInsights()
            .UpsertAsync(
                [Orphan(ad: 77, adSet: 55, campaign: 9)],
                new UpsertOptions { MissingParents = MissingParents.Stub },
                cancellationToken: Token
            );

        Assert.Equal(new UpsertResult(Received: 1, Inserted: 1, Updated: 0, Unchanged: 0, Duplicates: 0, Stubs: 3), result);
        MetaAd ad = await CreateContext().MetaAds.Include(a => a.AdSet!.Campaign).SingleAsync(Token);
        Assert.Equal((Rows.Ad(77), Rows.AdSet(55), Rows.Campaign(9)), (ad.Id, ad.AdSet!.Id, ad.AdSet.Campaign!.Id));
        Assert.Equal(Rows.Account, ad.AdSet.Campaign.AccountId);
        Assert.Null(ad.Name);
    }

    [Fact]
    public async Task A_stub_never_replaces_what_is_stored_and_the_real_parent_fills_it_later()
    {
        var options = new UpsertOptions { MissingParents = MissingParents.Stub };
        await CreateInsights().UpsertAsync([Rows.Insight(ad: 1)], options, cancellationToken: Token);

        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync([Rows.Insight(ad: 1, day: 1)], options, cancellationToken: Token);

        Assert.Equal("Ad 1", (await CreateContext().MetaAds.SingleAsync(ad => ad.Id == Rows.Ad(1), Token)).Name);
    }

    [Fact]
    public async Task A_stub_that_lacks_its_own_parent_is_reported_as_missing()
    {
        MetaInsight row = Orphan(ad: 77, adSet: 55, campaign: 9);
        row.AccountId = null;

        var error = await Assert.ThrowsAsync<MissingParentsException>(() =>
            CreateInsights().UpsertAsync([row], new UpsertOptions { MissingParents = MissingParents.Stub }, cancellationToken: Token)
        );

        Assert.Contains("do not name the parents", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CreateContext().MetaAds.CountAsync(Token));
    }

    [Fact]
    public async Task What_one_row_leaves_out_is_filled_in_from_the_stub_of_another()
    {
        var options = new UpsertOptions { MissingParents = MissingParents.Stub };
        MetaInsight bare = Rows.Insight(ad: 1, day: 1);
        (bare.MetaAdSetId, bare.MetaCampaignId) = (null, null);
        MetaInsight[] rows = [Rows.Insight(ad: 1), bare];

        UpsertResult first = await CreateInsights().UpsertAsync(rows, options, cancellationToken: Token);
        UpsertResult second = await CreateInsights().UpsertAsync(rows, options, cancellationToken: Token);

        Assert.Equal((2, 3), (first.Inserted, first.Stubs));
        Assert.Equal((2, 0), (second.Unchanged, second.Updated));
        Assert.Equal(Rows.Campaign(1), (await FindAsync(ad: 1, day: 1)).MetaCampaignId);
    }

    [Fact]
    public async Task An_account_without_an_id_makes_no_stub()
    {
        MetaInsight row = Rows.Insight(ad: 1);
        row.AccountId = default(AdAccountId);

        await Assert.ThrowsAsync<MissingParentsException>(() =>
            CreateInsights().UpsertAsync([row], new UpsertOptions { MissingParents = MissingParents.Stub }, cancellationToken: Token)
        );
    }

    [Fact]
    public async Task A_second_upsert_on_the_same_context_at_the_same_time_is_refused()
    {
        await StoreHierarchyAsync();
        MetaInsightRepository insights = CreateInsights();
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Task<UpsertResult> first = insights.UpsertAsync(Waiting(), cancellationToken: Token);
        await started.Task.WaitAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => insights.UpsertAsync([Rows.Insight(ad: 2)], cancellationToken: Token));
        release.SetResult();

        Assert.Equal(1, (await first).Inserted);
        Assert.Equal(1, await CreateContext().MetaInsights.CountAsync(Token));

        async IAsyncEnumerable<MetaInsight> Waiting()
        {
            started.SetResult();
            await release.Task.WaitAsync(Token);
            yield return Rows.Insight(ad: 1);
        }
    }

    [Fact]
    public async Task An_error_in_the_middle_leaves_the_callers_transaction_as_it_was()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        var insights = CreateInsights(context);
        MetaInsight bad = Rows.Insight(ad: 2, day: 5);
        bad.Ctr = double.NaN;

        await using (var transaction = await context.Database.BeginTransactionAsync(Token))
        {
            await insights.UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token);
            await Assert.ThrowsAsync<InvalidValueException>(() =>
                insights.UpsertAsync([Rows.Insight(ad: 1, day: 5), bad], cancellationToken: Token)
            );
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(12, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_row_that_is_null_is_refused_with_its_number()
    {
        await StoreHierarchyAsync();

        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            CreateInsights().UpsertAsync([Rows.Insight(ad: 1), null!], cancellationToken: Token)
        );

        Assert.Contains("Row 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parents_that_a_row_leaves_out_are_filled_in_from_what_is_stored()
    {
        await StoreHierarchyAsync();
        MetaInsight row = Rows.Insight(ad: 7);
        (row.MetaAdSetId, row.MetaCampaignId) = (null, null);

        await CreateInsights().UpsertAsync([row], cancellationToken: Token);
        UpsertResult again = await CreateInsights().UpsertAsync([Rows.Insight(ad: 7)], cancellationToken: Token);

        MetaInsight read = await FindAsync(ad: 7, day: 0);
        Assert.Equal((Rows.AdSet(3), Rows.Campaign(2)), (read.MetaAdSetId, read.MetaCampaignId));
        Assert.Equal(1, again.Unchanged);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_names_its_row_and_column_and_nothing_is_written()
    {
        await StoreHierarchyAsync();
        MetaInsight bad = Rows.Insight(ad: 2);
        bad.Spend = 1234567890.1234567m;

        var error = await Assert.ThrowsAsync<InvalidValueException>(() =>
            CreateInsights().UpsertAsync([Rows.Insight(ad: 1), bad, Rows.Insight(ad: 3)], cancellationToken: Token)
        );

        Assert.Equal(("meta_insights", "spend", 2L), (error.Table, error.Column, error.Row));
        Assert.Contains(Rows.Ad(2).Value, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_missing_key_part_is_refused()
    {
        MetaInsight noObject = Rows.Insight(ad: 1);
        noObject.ObjectId = default;
        MetaInsight noDay = Rows.Insight(ad: 1);
        noDay.DateStart = default;

        var error = await Assert.ThrowsAsync<InvalidValueException>(() =>
            CreateInsights().UpsertAsync([noObject], cancellationToken: Token)
        );
        Assert.Equal("object_id", error.Column);
        error = await Assert.ThrowsAsync<InvalidValueException>(() => CreateInsights().UpsertAsync([noDay], cancellationToken: Token));
        Assert.Equal("date_start", error.Column);
    }

    [Fact]
    public async Task A_row_that_contradicts_itself_is_refused()
    {
        MetaInsight backwards = Rows.Insight(ad: 1);
        backwards.DateStop = backwards.DateStart.AddDays(-1);
        MetaInsight wrongLevel = Rows.Insight(ad: 1);
        wrongLevel.Level = InsightLevel.Campaign;
        MetaInsight wrongAd = Rows.Insight(ad: 1);
        wrongAd.MetaAdId = Rows.Ad(2);

        var error = await Assert.ThrowsAsync<InvalidValueException>(() =>
            CreateInsights().UpsertAsync([backwards], cancellationToken: Token)
        );
        Assert.Equal("date_stop", error.Column);
        error = await Assert.ThrowsAsync<InvalidValueException>(() => CreateInsights().UpsertAsync([wrongLevel], cancellationToken: Token));
        Assert.Equal("meta_campaign_id", error.Column);
        error = await Assert.ThrowsAsync<InvalidValueException>(() => CreateInsights().UpsertAsync([wrongAd], cancellationToken: Token));
        Assert.Equal("meta_ad_id", error.Column);
    }

    [Theory]
    [InlineData(InsightLevel.Account, "meta_campaign_id")]
    [InlineData(InsightLevel.Campaign, "meta_ad_set_id")]
    [InlineData(InsightLevel.AdSet, "meta_ad_id")]
    public async Task A_row_that_names_an_object_below_its_own_level_is_refused(InsightLevel level, string column)
    {
        MetaInsight row = Rows.Insight(ad: 1);
        row.Level = level;
        row.ObjectId = level switch
        {
            InsightLevel.Account => InsightObjectId.From(Rows.Account.Value),
            InsightLevel.Campaign => InsightObjectId.From(Rows.Campaign(1).Value),
            _ => InsightObjectId.From(Rows.AdSet(1).Value),
        };

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => CreateInsights().UpsertAsync([row], cancellationToken: Token));

        Assert.Equal(column, error.Column);
        Assert.Contains("must be null", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_more_than_one_day_and_of_every_level_are_stored()
    {
        await StoreHierarchyAsync();
        MetaInsight week = Rows.Insight(ad: 1);
        week.DateStop = week.DateStart.AddDays(6);
        MetaInsight adSet = Rows.Insight(ad: 1);
        (adSet.Level, adSet.ObjectId, adSet.MetaAdId) = (InsightLevel.AdSet, InsightObjectId.From(Rows.AdSet(1).Value), null);
        MetaInsight campaign = Rows.Insight(ad: 1);
        (campaign.Level, campaign.ObjectId) = (InsightLevel.Campaign, InsightObjectId.From(Rows.Campaign(1).Value));
        (campaign.MetaAdSetId, campaign.MetaAdId) = (null, null);
        MetaInsight account = Rows.Insight(ad: 1);
        (account.Level, account.ObjectId) = (InsightLevel.Account, InsightObjectId.From(Rows.Account.Value));
        (account.MetaCampaignId, account.MetaAdSetId, account.MetaAdId) = (null, null, null);

        UpsertResult result = await CreateInsights().UpsertAsync([week, adSet, campaign, account], cancellationToken: Token);

        Assert.Equal(4, result.Inserted);
        List<InsightLevel> levels = await CreateContext().MetaInsights.Select(row => row.Level).ToListAsync(Token);
        Assert.Equal(Enum.GetValues<InsightLevel>(), levels.Order());
    }

    [Fact]
    public async Task An_error_in_the_callers_stream_comes_out_and_nothing_is_written()
    {
        await StoreHierarchyAsync();

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => CreateInsights().UpsertAsync(Failing(), cancellationToken: Token));

        Assert.Equal("the export ends here", error.Message);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));

        static async IAsyncEnumerable<MetaInsight> Failing()
        {
            await Task.Yield();
            foreach (MetaInsight row in Rows.Insights(days: 100))
                yield return row;
            throw new InvalidDataException("the export ends here");
        }
    }

    [Fact]
    public async Task Cancellation_in_the_middle_leaves_nothing_behind_and_the_connection_usable()
    {
        await StoreHierarchyAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        MetaInsightRepository insights = CreateInsights();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => insights.UpsertAsync(Cancelling(), cancellationToken: cancel.Token));

        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));
        Assert.Equal(12, (await insights.UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token)).Inserted);

        IEnumerable<MetaInsight> Cancelling()
        {
            foreach (MetaInsight row in Rows.Insights(days: 100))
            {
                if (row.DateStart == Rows.FirstDay.AddDays(50))
                    cancel.Cancel();
                yield return row;
            }
        }
    }

    [Fact]
    public async Task Inside_the_callers_transaction_it_is_the_caller_who_commits()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        var insights = CreateInsights(context);

        await using (await context.Database.BeginTransactionAsync(Token))
            Assert.Equal(12, (await insights.UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token)).Inserted);
        Assert.Equal(0, await CreateContext().MetaInsights.CountAsync(Token));

        await using (var transaction = await context.Database.BeginTransactionAsync(Token))
        {
            await insights.UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token);
            await insights.UpsertAsync(Rows.Insights(days: 2), cancellationToken: Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(24, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task A_failed_upsert_leaves_the_callers_transaction_as_it_was()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        var insights = CreateInsights(context);

        await using (var transaction = await context.Database.BeginTransactionAsync(Token))
        {
            await insights.UpsertAsync(Rows.Insights(days: 1), cancellationToken: Token);
            await Assert.ThrowsAsync<MissingParentsException>(() =>
                insights.UpsertAsync([Orphan(ad: 77, adSet: 55, campaign: 1)], cancellationToken: Token)
            );
            await insights.UpsertAsync(Rows.Insights(days: 2), cancellationToken: Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(24, await CreateContext().MetaInsights.CountAsync(Token));
    }

    [Fact]
    public async Task No_savepoint_of_an_upsert_stays_in_the_callers_transaction()
    {
        AdFluxDbContext context = CreateContext();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);
        await Assert.ThrowsAsync<MissingParentsException>(() =>
            CreateInsights(context).UpsertAsync([Orphan(ad: 77, adSet: 55, campaign: 1)], cancellationToken: Token)
        );

        await Assert.ThrowsAnyAsync<DbException>(() => transaction.ReleaseSavepointAsync("adflux_write", Token));
    }

    [Fact]
    public async Task Progress_tells_the_rows_read_and_the_end()
    {
        await StoreHierarchyAsync();
        var progress = new Recorder();

        await CreateInsights().UpsertAsync(Rows.Insights(days: 210), progress: progress, cancellationToken: Token);

        Assert.Equal([new(1_000, false), new(2_000, false), new(2_520, true)], progress.Reports);
    }

    [Fact]
    public async Task Two_upserts_of_the_same_rows_in_opposite_order_both_succeed()
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync(Rows.Insights(days: 20), cancellationToken: Token);
        for (int round = 1; round <= 5; round++)
        {
            MetaInsight[] forwards = [.. Rows.Insights(days: 25).Select(row => With(row, clicks: round))];
            MetaInsight[] backwards = [.. Rows.Insights(days: 25).Reverse().Select(row => With(row, clicks: 100 + round))];

            (MetaInsightRepository one, MetaInsightRepository other) = (CreateInsights(), CreateInsights());

            UpsertResult[] results = await Task.WhenAll(
                Task.Run(() => one.UpsertAsync(forwards, cancellationToken: Token), Token),
                Task.Run(() => other.UpsertAsync(backwards, cancellationToken: Token), Token)
            );

            Assert.All(results, result => Assert.Equal(300, result.Inserted + result.Updated + result.Unchanged));
            Assert.Equal(round == 1 ? 60 : 0, results.Sum(result => result.Inserted));
            Assert.Single(await CreateContext().MetaInsights.Select(row => row.Clicks).Distinct().ToListAsync(Token));
        }
    }

    [Fact]
    public async Task Text_that_looks_like_sql_is_only_text()
    {
        const string hostile = "Robert'); DROP TABLE meta_insights;-- \" ` $1 @now {0}";
        await StoreHierarchyAsync();
        MetaCampaign campaign = Rows.Campaigns().First();
        campaign.Name = hostile;
        campaign.Status = MetaStatus.From(hostile);

        await CreateHierarchy().UpsertCampaignsAsync(new[] { campaign }.ToAsyncEnumerable(), cancellationToken: Token);

        MetaCampaign read = await CreateContext().MetaCampaigns.SingleAsync(row => row.Id == campaign.Id, Token);
        Assert.Equal((hostile, hostile), (read.Name, read.Status?.Value));
    }

    private static MetaInsight Orphan(int ad, int adSet, int campaign)
    {
        MetaInsight row = Rows.Insight(ad);
        (row.MetaAdSetId, row.MetaCampaignId) = (Rows.AdSet(adSet), Rows.Campaign(campaign));
        return row;
    }

    private static MetaInsight Bare(int ad)
    {
        MetaInsight full = Rows.Insight(ad);
        return new MetaInsight
        {
            ObjectId = full.ObjectId,
            Level = full.Level,
            DateStart = full.DateStart,
            DateStop = full.DateStop,
            MetaCampaignId = full.MetaCampaignId,
            MetaAdSetId = full.MetaAdSetId,
            MetaAdId = full.MetaAdId,
        };
    }

    private static MetaInsight Spanning(int days)
    {
        MetaInsight row = Rows.Insight(ad: 1);
        row.DateStop = row.DateStart.AddDays(days - 1);
        return row;
    }

    private static MetaInsight With(MetaInsight row, long clicks)
    {
        row.Clicks = clicks;
        return row;
    }

    /// <summary>Every stored member but the two times that the library keeps.</summary>
    private static string Describe(MetaInsight row) =>
        string.Join(
            '\n',
            typeof(MetaInsight)
                .GetProperties()
                .Where(member =>
                    member.Name
                        is not (
                            nameof(MetaInsight.AccountId)
                            or nameof(MetaInsight.CreatedAt)
                            or nameof(MetaInsight.LastUpdated)
                            or nameof(MetaInsight.MetaCampaign)
                            or nameof(MetaInsight.MetaAdSet)
                            or nameof(MetaInsight.MetaAd)
                        )
                )
                .Select(member =>
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{member.Name} = {member.GetValue(row)}")
                )
        );

    private async Task<MetaInsight> FindAsync(int ad, int day) =>
        await CreateInsights().FindAsync(InsightObjectId.From(Rows.Ad(ad).Value), InsightLevel.Ad, Rows.FirstDay.AddDays(day), Token)
        ?? throw new InvalidOperationException("The insight is not stored.");

    private sealed class Recorder : IProgress<UpsertProgress>
    {
        public List<UpsertProgress> Reports { get; } = [];

        public void Report(UpsertProgress value) => Reports.Add(value);
    }
}
