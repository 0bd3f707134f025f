using System.Text;
using AdFlux.Data.Ingest;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>Meta tells an object and its days once in a page: rows that say different things of them are parts of something.</summary>
public sealed class GraphRepeatedKeysTests
{
    // What no plain reader takes: the row goes the slow way.
    private const string Slow = "\"impr\\u0065ssions\":\"1\",";

    [Theory]
    [InlineData("")]
    [InlineData(Slow)]
    public async Task Different_rows_of_one_object_and_day_in_a_page_are_refused_with_the_likely_cause(string more)
    {
        GraphFormatException error = await Graph.FailAsync(
            Graph.Page(Campaign(more, "1"), Campaign(more, "2"), Campaign(more, "3")),
            InsightLevel.Campaign
        );

        Assert.Equal(
            "Rows 1 and 2 differ, and both are campaign 5 on 2026-06-01, which Meta tells once: they are of ad sets or ads whose id was not asked for (ask for "
                + "adset_id or ad_id), or of a breakdown that is not among those of Graph API v25.0 (ask without breakdowns), or answers of several days were put "
                + "into one array (keep each a page of its own) (page 1, row 2, $.data[1]).",
            error.Message
        );
        Assert.Equal((1, 2, "$.data[1]"), (error.Page, error.Row, error.Path));
    }

    [Theory]
    [InlineData(InsightLevel.Account, "account_id", "account 5", "ask for campaign_id, adset_id or ad_id")]
    [InlineData(InsightLevel.AdSet, "adset_id", "ad set 5", "ask for ad_id")]
    [InlineData(InsightLevel.Ad, "ad_id", "ad 5", "ask without breakdowns")]
    public async Task The_cause_suits_the_level(InsightLevel level, string id, string says, string advice)
    {
        string Row(string spend) => $$"""{"{{id}}":"5","date_start":"2026-06-01","date_stop":"2026-06-07","spend":"{{spend}}"}""";

        GraphFormatException error = await Graph.FailAsync($"[{Row("1")},{Row("2")}]", level);

        Assert.Contains($"both are {says} on 2026-06-01 to 2026-06-07,", error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_no_column_holds_makes_rows_differ()
    {
        string young = Graph.AdRow("\"spend\":\"1\",\"age_of_2027\":\"18-24\"");
        string old = Graph.AdRow("\"spend\":\"1\",\"age_of_2027\":\"25-34\"");

        GraphFormatException error = await Graph.FailAsync(Graph.Page(young, Graph.AdRow(id: "7"), old));

        Assert.StartsWith("Rows 1 and 3 differ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identical_rows_in_a_page_are_read()
    {
        string row = Graph.AdRow("\"spend\":\"1\"");

        Assert.Equal(3, (await Graph.ReadAsync(Graph.Page(row, row, row))).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Slow)]
    public async Task Rows_that_differ_in_the_spelling_of_the_account_alone_are_identical(string more)
    {
        string Row(string account, string spend) =>
            $$"""{"account_id":"{{account}}",{{more}}"date_start":"2026-06-01","date_stop":"2026-06-01","spend":"{{spend}}"}""";

        List<MetaInsight> rows = await Graph.ReadAsync(
            Graph.Page(Row("act_17", "1"), Row("17", "1"), Row("act_17", "1")),
            InsightLevel.Account
        );
        GraphFormatException error = await Graph.FailAsync(Graph.Page(Row("act_17", "1"), Row("17", "2")), InsightLevel.Account);

        Assert.Equal(["17", "17", "17"], rows.Select(row => row.ObjectId.Value));
        Assert.StartsWith("Rows 1 and 2 differ, and both are account 17", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_rows_in_different_pages_or_lines_are_read()
    {
        string first = Graph.AdRow("\"spend\":\"1\"");
        string second = Graph.AdRow("\"spend\":\"2\"");

        Assert.Equal(2, (await Graph.ReadAsync(Graph.Page(first) + Graph.Page(second))).Count);
        Assert.Equal(2, (await Graph.ReadAsync($"[{first}][{second}]")).Count);
        Assert.Equal(3, (await Graph.ReadAsync($"{first}\n{second}\n{first}")).Count);
    }

    [Fact]
    public async Task Other_days_and_ranges_of_an_object_are_other_keys()
    {
        const string json = """
            [{"ad_id":"1","date_start":"2026-06-01","date_stop":"2026-06-01"},{"ad_id":"1","date_start":"2026-06-02","date_stop":"2026-06-02"},
            {"ad_id":"1","date_start":"2026-06-01","date_stop":"2026-06-07"},{"ad_id":"2","date_start":"2026-06-01","date_stop":"2026-06-01"}]
            """;

        Assert.Equal(4, (await Graph.ReadAsync(json)).Count);
    }

    [Fact]
    public async Task Of_a_long_array_the_rows_before_are_remembered()
    {
        IEnumerable<string> rows = Enumerable.Range(1, 60_000).Select(id => Graph.AdRow(id: $"{id}"));

        GraphFormatException error = await Graph.FailAsync($"[{string.Join(',', rows)},{Graph.AdRow("\"spend\":\"1\"", id: "1")}]");

        Assert.StartsWith("Rows 1 and 60001 differ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void However_long_an_array_is_its_last_65536_rows_are_remembered()
    {
        const int distance = 65_535;
        var rows = new PageRows();
        for (long row = 1; row <= 300_000; row++)
        {
            Assert.Equal(0, rows.FindOther(Key(row), row: 1, new RowLocation(1, row, RowLayout.Array, row - 1)));
            if (row > distance)
                Assert.Equal(
                    row - distance,
                    rows.FindOther(Key(row - distance), row: 2, new RowLocation(1, row, RowLayout.Array, row - 1))
                );
        }

        Assert.Equal(0, rows.FindOther(Key(300_000), row: 2, new RowLocation(2, 300_001, RowLayout.Array, 0)));
    }

    [Fact]
    public void Rows_of_any_length_that_differ_in_any_byte_have_hashes_of_their_own()
    {
        HashSet<ulong> seen = [];
        int rows = 0;
        for (int length = 0; length <= 200; length++)
        {
            byte[] row = new byte[length];
            seen.Add(RowHash.Of(row));
            rows++;
            for (int at = 0; at < length; at++)
            {
                foreach (byte unit in (byte[])[1, 0x80, 0xFF])
                {
                    row[at] = unit;
                    seen.Add(RowHash.Of(row));
                    rows++;
                }

                row[at] = 0;
            }
        }

        Assert.Equal(rows, seen.Count);
    }

    [Fact]
    public void Ids_that_follow_each_other_have_hashes_of_their_own()
    {
        const int ids = 200_000;

        int hashes = Enumerable.Range(0, ids).Select(id => RowHash.Of(Encoding.Unicode.GetBytes($"1202100000{id:D8}"))).Distinct().Count();

        Assert.Equal(ids, hashes);
    }

    private static ulong Key(long row) => RowHash.With((ulong)row, 7);

    private static string Campaign(string more, string spend) =>
        $$"""{"campaign_id":"5",{{more}}"date_start":"2026-06-01","date_stop":"2026-06-01","spend":"{{spend}}"}""";
}
