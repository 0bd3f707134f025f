using System.Data.Common;
using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Queries;

/// <summary>Streams and single insights against what EF Core reads without tracking.</summary>
public abstract class InsightReadingSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private static readonly InsightRowQuery _everyAd = new(InsightLevel.Ad, DateOnly.MinValue, DateOnly.MaxValue);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_value_is_the_one_that_EF_Core_reads(int seed)
    {
        await StoreAsync(new GeneratedInsights(seed).Take(300));
        await PlantForeignValuesAsync();
        List<MetaInsight> expected = await CreateContext().MetaInsights.AsNoTracking().ToListAsync(Token);
        Assert.Contains(expected, row => row.CreatedAt is null);

        foreach (InsightLevel level in Enum.GetValues<InsightLevel>())
        {
            List<MetaInsight> rows = await CreateInsights().StreamAsync(_everyAd with { Level = level }, Token).ToListAsync(Token);

            Assert.Equal(InOrder(expected.Where(row => row.Level == level)).Select(Describe), rows.Select(Describe));
        }
    }

    [Fact]
    public async Task A_single_insight_is_the_one_that_EF_Core_reads()
    {
        await StoreAsync(new GeneratedInsights(seed: 4).Take(50));
        MetaInsightRepository insights = CreateInsights();

        foreach (MetaInsight expected in await CreateContext().MetaInsights.AsNoTracking().ToListAsync(Token))
            Assert.Equal(
                Describe(expected),
                Describe((await insights.FindAsync(expected.ObjectId, expected.Level, expected.DateStart, Token))!)
            );
    }

    [Fact]
    public async Task An_insight_that_is_not_stored_is_not_found()
    {
        await StoreAsync([Rows.Insight(ad: 1)]);
        var id = InsightObjectId.From(Rows.Ad(1).Value);

        Assert.NotNull(await CreateInsights().FindAsync(id, InsightLevel.Ad, Rows.FirstDay, Token));
        Assert.Null(await CreateInsights().FindAsync(id, InsightLevel.Ad, Rows.FirstDay.AddDays(1), Token));
        Assert.Null(await CreateInsights().FindAsync(id, InsightLevel.AdSet, Rows.FirstDay, Token));
        Assert.Null(await CreateInsights().FindAsync(InsightObjectId.From(Rows.Ad(2).Value), InsightLevel.Ad, Rows.FirstDay, Token));
    }

    [Fact]
    public async Task Filters_add_up()
    {
        await StoreAsync([.. Rows.Insights(days: 3)]);
        InsightRowQuery query = _everyAd with { From = Rows.FirstDay.AddDays(1), To = Rows.FirstDay.AddDays(2) };

        await AssertAdsAsync(query, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        await AssertAdsAsync(query with { Campaigns = [Rows.Campaign(2)] }, [7, 8, 9, 10, 11, 12]);
        await AssertAdsAsync(query with { AdSets = [Rows.AdSet(1), Rows.AdSet(4), Rows.AdSet(4)] }, [1, 2, 3, 10, 11, 12]);
        await AssertAdsAsync(query with { Ads = [Rows.Ad(3), Rows.Ad(5), Rows.Ad(99)] }, [3, 5]);
        await AssertAdsAsync(query with { Objects = [InsightObjectId.From(Rows.Ad(8).Value)] }, [8]);
        await AssertAdsAsync(query with { Campaigns = [Rows.Campaign(1)], Ads = [Rows.Ad(3), Rows.Ad(8)] }, [3]);
        await AssertAdsAsync(query with { Campaigns = [Rows.Campaign(1)], AdSets = [Rows.AdSet(3)] }, []);
        await AssertAdsAsync(query with { Campaigns = [] }, []);
        await AssertAdsAsync(query with { From = query.To, To = query.From }, []);
        await AssertAdsAsync(query with { Campaigns = [MetaCampaignId.From("'; DROP TABLE meta_insights; --\"]")] }, []);
    }

    [Fact]
    public async Task Reading_takes_part_in_the_transaction_of_its_context()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(Token);
        var insights = new MetaInsightRepository(context, Clock);
        await insights.UpsertAsync([Rows.Insight(ad: 1)], cancellationToken: Token);

        Assert.Single(await insights.StreamAsync(_everyAd, Token).ToListAsync(Token));
        Assert.Empty(await CreateInsights().StreamAsync(_everyAd, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_stream_shows_one_moment_and_keeps_nobody_from_writing()
    {
        await StoreAsync([.. Rows.Insights(days: 40)]);
        await using IAsyncEnumerator<MetaInsight> rows = CreateInsights().StreamAsync(_everyAd, Token).GetAsyncEnumerator(Token);
        Assert.True(await rows.MoveNextAsync());

        await CreateInsights()
            .UpsertAsync(Rows.Insights(days: 50).Select(row => Changed(row, insight => insight.Clicks = 9_999)), cancellationToken: Token);

        int count = 1;
        for (; await rows.MoveNextAsync(); count++)
            Assert.NotEqual(9_999, rows.Current.Clicks);
        Assert.Equal(480, count);
    }

    [Fact]
    public async Task A_stream_that_is_left_early_leaves_the_context_usable()
    {
        await StoreAsync([.. Rows.Insights(days: 40)]);
        MetaInsightRepository insights = CreateInsights();

        Assert.Equal(Rows.FirstDay, (await insights.StreamAsync(_everyAd, Token).FirstAsync(Token)).DateStart);

        Assert.Equal(480, await insights.StreamAsync(_everyAd, Token).CountAsync(Token));
    }

    [Fact]
    public async Task A_cancelled_stream_ends_with_it_and_leaves_the_context_usable()
    {
        await StoreAsync([.. Rows.Insights(days: 40)]);
        MetaInsightRepository insights = CreateInsights();
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (MetaInsight row in insights.StreamAsync(_everyAd, cancellation.Token))
                await cancellation.CancelAsync();
        });

        Assert.Equal(480, await insights.StreamAsync(_everyAd, Token).CountAsync(Token));
    }

    [Fact]
    public async Task Rows_share_the_texts_that_they_repeat_and_are_not_tracked()
    {
        await StoreAsync([.. Rows.Insights(days: 2)]);
        AdFluxDbContext context = CreateContext();

        List<MetaInsight> rows = await new MetaInsightRepository(context).StreamAsync(_everyAd, Token).ToListAsync(Token);

        Assert.Same(rows[0].MetaCampaignId!.Value.Value, rows[1].MetaCampaignId!.Value.Value);
        Assert.Same(rows[0].ObjectId.Value, rows[12].MetaAdId!.Value.Value);
        Assert.Empty(context.ChangeTracker.Entries());
    }

    [Fact]
    public async Task A_row_allocates_little_more_than_itself()
    {
        await StoreAsync([.. Rows.Insights(days: 40)]);
        await using DbConnection connection = await Database.OpenConnectionAsync(Token);

        // Twice: once for what the first run allocates for good.
        MeasureBytes(connection);
        long bytes = MeasureBytes(connection) / 480;

        // The insight is 480 bytes, its two actions 40 each and their JSON about 150; EF Core takes about 1,950.
        Assert.InRange(bytes, 480, 1_000);
    }

    /// <summary>The bytes that reading all rows allocates.</summary>
    protected abstract long MeasureBytes(DbConnection connection);

    /// <summary>What the library never writes, but an adopted database may hold.</summary>
    private Task<int> PlantForeignValuesAsync() =>
        Database.ExecuteAsync(
            """
            UPDATE meta_insights SET actions = 'null', action_values = '[ {"value": "1.50", "action_type": "x"} ]' WHERE clicks = 1;
            UPDATE meta_insights SET created_at = NULL, last_updated = '2026-01-31 09:30:00.000001' WHERE clicks = 0;
            UPDATE meta_insights SET created_at = '1999-12-31 23:59:59', last_updated = NULL WHERE clicks = 1234;
            """,
            Token
        );

    private async Task StoreAsync(IReadOnlyList<MetaInsight> rows)
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync(rows, cancellationToken: Token);
    }

    private async Task AssertAdsAsync(InsightRowQuery query, int[] ads)
    {
        List<MetaInsight> rows = await CreateInsights().StreamAsync(query, Token).ToListAsync(Token);

        Assert.Equal(
            from day in (int[])[1, 2]
            from ad in ads
            select (Rows.FirstDay.AddDays(day), Rows.Ad(ad)),
            rows.Select(row => (row.DateStart, row.MetaAdId!.Value))
        );
    }

    private static IEnumerable<MetaInsight> InOrder(IEnumerable<MetaInsight> rows) =>
        rows.OrderBy(row => row.DateStart).ThenBy(row => row.ObjectId.Value, StringComparer.Ordinal);

    private static MetaInsight Changed(MetaInsight row, Action<MetaInsight> change)
    {
        change(row);
        return row;
    }

    /// <summary>Every column to the last digit; zeros at the end and the kind of a time count.</summary>
    private static string Describe(MetaInsight row) =>
        string.Join(
            ' ',
            MetaInsightCodec.Columns.Select(column =>
                typeof(MetaInsight).GetProperty(column.Member)!.GetValue(row) switch
                {
                    null => "-",
                    DateTime time => $"{time.Ticks}{time.Kind}",
                    IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                    { } value => value.ToString(),
                }
            )
        );
}
