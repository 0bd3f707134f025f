using System.Data.Common;
using AdFlux.Data.Faults;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Pages;
using AdFlux.Data.Queries.Postgres;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Queries.Sqlite;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Queries;

public abstract class InsightPageSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private static readonly InsightRowQuery _query = new(InsightLevel.Ad, Rows.FirstDay, Rows.FirstDay.AddDays(9));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(119)]
    [InlineData(120)]
    [InlineData(10_000)]
    public async Task All_pages_together_are_the_stream(int size)
    {
        await StoreAsync(days: 12);
        MetaInsightRepository insights = CreateInsights();
        List<MetaInsight> rows = [];

        Page<MetaInsight> page = await insights.ReadPageAsync(_query, new PageRequest { Size = size }, Token);
        for (rows.AddRange(page.Items); page.NextCursor is not null; rows.AddRange(page.Items))
        {
            Assert.Equal(size, page.Items.Count);
            page = await insights.ReadPageAsync(_query, new PageRequest { Size = size, Cursor = page.NextCursor }, Token);
            Assert.NotEmpty(page.Items);
        }

        Assert.Equal(120, rows.Count);
        Assert.Equal((await insights.StreamAsync(_query, Token).ToListAsync(Token)).Select(Key), rows.Select(Key));
    }

    [Fact]
    public async Task A_page_holds_a_hundred_rows_unless_asked_otherwise()
    {
        await StoreAsync(days: 10);

        Assert.Equal(100, (await CreateInsights().ReadPageAsync(_query, cancellationToken: Token)).Items.Count);
    }

    [Fact]
    public async Task A_query_without_rows_has_one_empty_page()
    {
        Page<MetaInsight> page = await CreateInsights().ReadPageAsync(_query, cancellationToken: Token);

        Assert.Empty(page.Items);
        Assert.Null(page.NextCursor);
    }

    [Fact]
    public async Task Rows_that_come_and_go_between_pages_neither_repeat_nor_drop_the_others()
    {
        await StoreAsync(days: 10);
        await Database.ExecuteAsync($"DELETE FROM meta_insights WHERE object_id = '{Rows.Ad(5)}'", Token);
        MetaInsightRepository insights = CreateInsights();
        string[] stored = [.. await insights.StreamAsync(_query, Token).Select(Key).ToListAsync(Token)];
        string[] gone = [.. stored.Where(key => key.EndsWith(Rows.Ad(9).Value, StringComparison.Ordinal))];
        List<MetaInsight> seen = [];
        string? cursor = null;
        do
        {
            Page<MetaInsight> page = await insights.ReadPageAsync(_query, new PageRequest { Size = 20, Cursor = cursor }, Token);
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
            if (seen.Count == 40)
            {
                // Before and after the place that was reached, and the very row that the cursor names.
                await insights.UpsertAsync(Enumerable.Range(0, 10).Select(day => Rows.Insight(ad: 5, day)), cancellationToken: Token);
                await Database.ExecuteAsync($"DELETE FROM meta_insights WHERE object_id IN ('{Rows.Ad(9)}', '{seen[^1].ObjectId}')", Token);
                gone = [.. gone, .. stored.Where(key => key.EndsWith(seen[^1].ObjectId.Value, StringComparison.Ordinal))];
            }
        } while (cursor is not null);

        string[] keys = [.. seen.Select(Key)];
        Assert.Equal(keys.Distinct(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Empty(stored.Except(gone, StringComparer.Ordinal).Except(keys, StringComparer.Ordinal));
        Assert.Contains(keys, key => key.EndsWith(Rows.Ad(5).Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cursor_continues_at_another_size_and_with_the_ids_in_another_order()
    {
        await StoreAsync(days: 10);
        InsightRowQuery query = _query with { Campaigns = [Rows.Campaign(1), Rows.Campaign(2)] };
        Page<MetaInsight> first = await CreateInsights().ReadPageAsync(query, new PageRequest { Size = 10 }, Token);

        Page<MetaInsight> second = await CreateInsights()
            .ReadPageAsync(
                _query with
                {
                    Campaigns = [Rows.Campaign(2), Rows.Campaign(1)],
                },
                new PageRequest { Size = 2, Cursor = first.NextCursor },
                Token
            );

        Assert.Equal([Rows.Ad(11), Rows.Ad(12)], second.Items.Select(row => row.MetaAdId!.Value));
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused()
    {
        await StoreAsync(days: 10);
        string cursor = (await CreateInsights().ReadPageAsync(_query, cancellationToken: Token)).NextCursor!;
        InsightRowQuery[] others =
        [
            _query with
            {
                Level = InsightLevel.AdSet,
            },
            _query with
            {
                From = _query.From.AddDays(-1),
            },
            _query with
            {
                To = _query.To.AddDays(1),
            },
            _query with
            {
                Objects = [],
            },
            _query with
            {
                Campaigns = [],
            },
            _query with
            {
                AdSets = [Rows.AdSet(1)],
            },
            _query with
            {
                Ads = [Rows.Ad(1)],
            },
        ];

        foreach (InsightRowQuery other in others)
            Assert.Equal("belongs to another query", (await RefusedAsync(other, cursor)).Reason);
    }

    [Fact]
    public async Task A_cursor_with_a_changed_character_is_refused()
    {
        await StoreAsync(days: 10);
        string cursor = (await CreateInsights().ReadPageAsync(_query, cancellationToken: Token)).NextCursor!;

        for (int i = 0; i < cursor.Length; i++)
            await RefusedAsync(_query, cursor[..i] + (cursor[i] == 'x' ? 'y' : 'x') + cursor[(i + 1)..]);
        for (int length = 0; length < cursor.Length; length++)
            await RefusedAsync(_query, cursor[..length]);
        foreach (
            string text in (string[])["", " ", "?", cursor + "AA", cursor + cursor, "2026-06-01", "😀", "====", new string('A', 100_000)]
        )
            await RefusedAsync(_query, text);
    }

    [Fact]
    public async Task A_cursor_made_by_hand_is_refused_whatever_it_holds()
    {
        object?[][] places =
        [
            [int.MaxValue, "1"],
            [-1, "1"],
            [Rows.FirstDay],
            [Rows.FirstDay, null],
            [null, "1"],
            [Rows.FirstDay, "1\0"],
            [Rows.FirstDay, "1", "2"],
            ["1", Rows.FirstDay],
        ];

        foreach (object?[] place in places)
        {
            InvalidCursorException error = await RefusedAsync(_query, Cursor.Write(InsightCursor.Fingerprint(_query), place));
            Assert.Equal("names no place", error.Reason);
        }
    }

    [Fact]
    public async Task A_refusal_says_what_to_do()
    {
        InvalidCursorException damaged = await RefusedAsync(_query, "AQ");
        InvalidCursorException foreign = await RefusedAsync(_query, "AgAA");

        Assert.StartsWith("The cursor is damaged. Pass Page.NextCursor on", damaged.Message, StringComparison.Ordinal);
        Assert.Equal("is of another version of the library", foreign.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void A_size_out_of_range_is_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageRequest { Size = size });

    [Fact]
    public async Task A_deep_page_neither_sorts_nor_reads_what_lies_before_it()
    {
        await StoreAsync(days: 200);
        await Database.ExecuteAsync("ANALYZE meta_insights", Token);
        InsightRowQuery query = _query with { To = DateOnly.MaxValue };
        var deep = new InsightCursor(Rows.FirstDay.AddDays(150), Rows.Ad(6).Value);

        string plan = await ExplainAsync(new InsightSql(CreateSource()).Page(query, deep, limit: 101));

        AssertSeeks(plan);
    }

    protected abstract void AssertSeeks(string plan);

    /// <summary>The provider's plan of a statement, a line per row.</summary>
    private async Task<string> ExplainAsync(RowStatement statement)
    {
        await using DbConnection connection = await Database.OpenConnectionAsync(Token);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = (Database.Provider == TestProvider.PostgreSql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + statement.Sql;
        foreach ((string name, object value) in statement.Parameters)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
        var lines = new List<string>();
        while (await reader.ReadAsync(Token))
            lines.Add(reader.GetString(reader.FieldCount - 1));
        return string.Join('\n', lines);
    }

    private IRowSource CreateSource() =>
        Database.Provider == TestProvider.PostgreSql ? new PostgresRowSource(CreateContext()) : new SqliteRowSource(CreateContext());

    private async Task<InvalidCursorException> RefusedAsync(InsightRowQuery query, string cursor) =>
        await Assert.ThrowsAsync<InvalidCursorException>(() =>
            CreateInsights().ReadPageAsync(query, new PageRequest { Cursor = cursor }, Token)
        );

    private async Task StoreAsync(int days)
    {
        await StoreHierarchyAsync();
        await CreateInsights().UpsertAsync(Rows.Insights(days), cancellationToken: Token);
    }

    private static string Key(MetaInsight row) => $"{row.DateStart:yyyy-MM-dd} {row.ObjectId}";
}
