using AdFlux.Data.Ingest;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

public sealed class GraphRowErrorsTests
{
    [Theory]
    [InlineData("impressions", "\"185.5\"")]
    [InlineData("impressions", "\"1e3\"")]
    [InlineData("impressions", "1e3")]
    [InlineData("impressions", "\"\"")]
    [InlineData("impressions", "\"abc\"")]
    [InlineData("impressions", "\" 5\"")]
    [InlineData("impressions", "\"+5\"")]
    [InlineData("impressions", "\"1,000\"")]
    [InlineData("impressions", "\"5.\"")]
    [InlineData("impressions", "true")]
    [InlineData("impressions", "[185]")]
    [InlineData("clicks", "\"18446744073709551615\"")]
    [InlineData("reach", "9223372036854775808")]
    [InlineData("unique_clicks", "{}")]
    [InlineData("spend", "\"1234567890.123456\"")]
    [InlineData("spend", "\"0.0000001\"")]
    [InlineData("spend", "1000000000000")]
    [InlineData("spend", "\"NaN\"")]
    [InlineData("spend", "\"14,35\"")]
    [InlineData("spend", "\"$14.35\"")]
    [InlineData("spend", "\"\"")]
    [InlineData("spend", "{\"value\":1}")]
    [InlineData("spend", "0.30000000000000004")]
    [InlineData("spend", "1e400")]
    [InlineData("spend", "1e99999999999")]
    [InlineData("cpc", "\"12345678901.123456\"")]
    [InlineData("cpm", "\"Infinity\"")]
    [InlineData("cpp", "[]")]
    [InlineData("ctr", "1e400")]
    [InlineData("ctr", "\"1e400\"")]
    [InlineData("unique_ctr", "\"NaN\"")]
    [InlineData("frequency", "\"∞\"")]
    [InlineData("frequency", "false")]
    [InlineData("ctr", "\"0x10\"")]
    [InlineData("date_start", "\"0000-00-00\"")]
    [InlineData("date_start", "\"2026-02-29\"")]
    [InlineData("date_start", "\"2026-1-15\"")]
    [InlineData("date_start", "\"2026-01-15T00:00:00\"")]
    [InlineData("date_start", "\"15.01.2026\"")]
    [InlineData("date_start", "1768435200")]
    [InlineData("date_stop", "\"2026-13-01\"")]
    [InlineData("date_stop", "\"2026-01-14\"")]
    [InlineData("campaign_id", "1.2021e17")]
    [InlineData("campaign_id", "\"12a\"")]
    [InlineData("campaign_id", "\"\"")]
    [InlineData("campaign_id", "-5")]
    [InlineData("campaign_id", "\"act_5\"")]
    [InlineData("account_id", "\"act_\"")]
    [InlineData("adset_id", "\"١٢٣\"")]
    [InlineData("adset_id", "\"\\ud800\"")]
    [InlineData("ad_id", "[1]")]
    [InlineData("actions", "{}")]
    [InlineData("actions", "\"[]\"")]
    public async Task A_bad_value_is_refused_with_its_row_and_path(string member, string json)
    {
        string good = Graph.AdRow();
        string bad = Graph.AdRow($"\"{member}\":{json}");

        GraphFormatException inPage = await Graph.FailAsync(Graph.Page(good) + "\n" + Graph.Page(good, bad));
        Assert.Equal((2, 3, $"$.data[1].{member}"), (inPage.Page, inPage.Row, inPage.Path));
        Assert.Contains($"(page 2, row 3, $.data[1].{member})", inPage.Message, StringComparison.Ordinal);
        Assert.Contains(member, inPage.Message[..inPage.Message.IndexOf('(', StringComparison.Ordinal)], StringComparison.Ordinal);

        GraphFormatException inArray = await Graph.FailAsync($"[{good},{good},{good},{bad}]");
        Assert.Equal((1, 4, $"$[3].{member}"), (inArray.Page, inArray.Row, inArray.Path));

        GraphFormatException inLines = await Graph.FailAsync($"{good}\n{bad}\n");
        Assert.Equal((1, 2, $"$.{member}"), (inLines.Page, inLines.Row, inLines.Path));
    }

    [Theory]
    [InlineData("""[{"action_type":"lead","value":"1"},{"action_type":"lead","value":"-1"}]""", "$.data[0].actions[1].value")]
    [InlineData("""[{"action_type":"lead","value":"many"}]""", "$.data[0].actions[0].value")]
    [InlineData("""[{"action_type":"lead","value":[]}]""", "$.data[0].actions[0].value")]
    [InlineData("""[{"action_type":"lead","value":9223372036854775808}]""", "$.data[0].actions[0].value")]
    [InlineData("""[{"action_type":"lead","value":9223372036854775807},{"action_type":"lead","value":1}]""", "$.data[0].actions[1].value")]
    [InlineData("""[{"value":"1"}]""", "$.data[0].actions[0]")]
    [InlineData("""[{"action_type":"a"},7]""", "$.data[0].actions[1]")]
    [InlineData("""[{"action_type":"\u0000","value":"1"}]""", "$.data[0].actions[0].action_type")]
    [InlineData("""[{"action_type":"\ud800","value":"1"}]""", "$.data[0].actions[0].action_type")]
    [InlineData("""[{"action_type":"a","value":1e400}]""", "$.data[0].actions[0].value")]
    public async Task Bad_actions_are_refused_with_their_path(string actions, string path)
    {
        GraphFormatException exception = await Graph.FailAsync(Graph.Page(Graph.AdRow($"\"actions\":{actions}")));
        Assert.Equal(path, exception.Path);
        Assert.Equal(1, exception.Row);
    }

    [Theory]
    [InlineData("1234567890123456")]
    [InlineData("1234567890.1234567")]
    [InlineData("many")]
    public async Task A_bad_value_of_actions_is_refused_with_its_path(string value)
    {
        string row = Graph.AdRow($$"""  "action_values":[{"action_type":"lead","value":"{{value}}"}]  """);
        Assert.Equal("$.data[0].action_values[0].value", (await Graph.FailAsync(Graph.Page(row))).Path);
    }

    [Fact]
    public async Task A_sum_of_values_that_cannot_be_stored_is_refused()
    {
        string row = Graph.AdRow(
            """  "action_values":[{"action_type":"lead","value":"999999999999.000"},{"action_type":"lead","value":"0.000001"}]  """
        );
        Assert.Equal("$.data[0].action_values[1].value", (await Graph.FailAsync(Graph.Page(row))).Path);
    }

    [Theory]
    [InlineData("age", "\"18-24\"")]
    [InlineData("gender", "\"male\"")]
    [InlineData("country", "\"DE\"")]
    [InlineData("region", "\"Bayern\"")]
    [InlineData("dma", "\"x\"")]
    [InlineData("publisher_platform", "\"facebook\"")]
    [InlineData("platform_position", "\"feed\"")]
    [InlineData("device_platform", "\"mobile\"")]
    [InlineData("impression_device", "\"iphone\"")]
    [InlineData("product_id", "\"12, x\"")]
    [InlineData("hourly_stats_aggregated_by_advertiser_time_zone", "\"00:00:00 - 00:59:59\"")]
    [InlineData("hourly_stats_aggregated_by_audience_time_zone", "\"00:00:00 - 00:59:59\"")]
    [InlineData("body_asset", "{\"text\":\"a\",\"id\":\"1\"}")]
    [InlineData("image_asset", "{\"hash\":\"a\"}")]
    [InlineData("frequency_value", "\"2\"")]
    public async Task A_row_of_a_breakdown_is_refused_by_name(string breakdown, string value)
    {
        GraphFormatException exception = await Graph.FailAsync(Graph.Page(Graph.AdRow(), Graph.AdRow($"\"{breakdown}\":{value}")));
        Assert.StartsWith($"{breakdown} makes this row a part of a breakdown", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, exception.Row);
        Assert.Equal($"$.data[1].{breakdown}", exception.Path);
    }

    [Theory]
    [InlineData("""{"ad_id":"1","date_stop":"2026-01-15"}""", "date_start")]
    [InlineData("""{"ad_id":"1","date_start":"2026-01-15"}""", "date_stop")]
    [InlineData("""{"ad_id":"1","date_start":null,"date_stop":"2026-01-15"}""", "date_start")]
    [InlineData("{}", "date_start")]
    public async Task A_row_without_its_days_is_refused(string row, string member)
    {
        GraphFormatException exception = await Graph.FailAsync(Graph.Page(row));
        Assert.StartsWith($"{member} is missing", exception.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1, "$.data[0]"), (exception.Page, exception.Row, exception.Path));
    }

    [Fact]
    public async Task A_bad_value_is_shown_shortened_on_one_line_and_without_tokens()
    {
        string value = "EAABsbCS1234567890abcdefgh\\n" + new string('x', 5000);
        GraphFormatException exception = await Graph.FailAsync(Graph.Page(Graph.AdRow($"\"spend\":\"{value}\"")));
        Assert.Contains("\"***", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("EAAB", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.InRange(exception.Message.Length, 50, 300);
    }

    [Fact]
    public async Task Rows_nest_to_sixty_four_levels_in_every_layout()
    {
        // The row is the first level.
        string deepest = Graph.AdRow($"\"other\":{new string('[', 63)}{new string(']', 63)}");
        string tooDeep = Graph.AdRow($"\"other\":{new string('[', 64)}{new string(']', 64)}");
        foreach (Func<string, string> layout in new Func<string, string>[] { row => Graph.Page(row), row => $"[{row}]", row => row })
        {
            Assert.Single(await Graph.ReadAsync(layout(deepest)));
            Assert.Contains("nested more than 64 levels deep", (await Graph.FailAsync(layout(tooDeep))).Message, StringComparison.Ordinal);
            Assert.Equal(1, (await Graph.FailAsync(layout(Graph.AdRow($"\"other\":{new string('[', 100_000)}")))).Row);
        }
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_ignored_like_any_other_unknown_name() =>
        Assert.Single(await Graph.ReadAsync(Graph.Page(Graph.AdRow("""  "\ud800":1,"\u0000":[{}],"":null  """))));

    [Fact]
    public async Task A_row_beyond_the_limit_is_refused()
    {
        var options = new GraphReadOptions { MaxRowBytes = 1000 };
        string fits = Graph.AdRow($"\"x\":\"{new string('x', 1000 - Graph.AdRow("\"x\":\"\"").Length)}\"");
        string tooLong = fits.Replace("\"x\":\"", "\"x\":\"x", StringComparison.Ordinal);
        Assert.Equal(3, (await Graph.ReadAsync(Graph.Page(fits, fits, fits), options: options)).Count);
        foreach (string json in new[] { Graph.Page(fits, tooLong), $"[{fits},{tooLong}]", $"{fits}\n{tooLong}" })
        {
            GraphFormatException exception = await Graph.FailAsync(json, options: options);
            Assert.Contains("longer than 1000 bytes", exception.Message, StringComparison.Ordinal);
            Assert.Equal(2, exception.Row);
        }

        // Far longer than the buffer.
        string endless = Graph.AdRow($"\"x\":\"{new string('x', 1_000_000)}\"");
        Assert.Equal(2, (await Graph.FailAsync(Graph.Page(fits, endless), options: options)).Row);
        Assert.Single(await Graph.ReadAsync(Graph.Page(endless)));
    }

    [Fact]
    public async Task Actions_that_cannot_be_stored_name_the_reason()
    {
        GraphFormatException exception = await Graph.FailAsync(
            Graph.Page(Graph.AdRow("""  "actions":[{"action_type":"a","x":"\u0000"}]  """))
        );
        JsonContentException inner = Assert.IsType<JsonContentException>(exception.InnerException);
        Assert.Equal(JsonContentFault.NulCharacter, inner.Fault);
    }

    [Theory]
    [InlineData(
        """[{"action_type":"\u0000"}]""",
        "A string holds the NUL character (\\u0000) (page 1, row 1, $.data[0].actions[0].action_type)."
    )]
    [InlineData(
        """[{"a, at $":"\u0000"}]""",
        "A string holds the NUL character (\\u0000) (page 1, row 1, $.data[0].actions[0]['a, at $'])."
    )]
    [InlineData("""[7]""", "An action is not an object (page 1, row 1, $.data[0].actions[0]).")]
    public async Task Actions_that_cannot_be_stored_name_one_path(string actions, string message)
    {
        GraphFormatException exception = await Graph.FailAsync(Graph.Page(Graph.AdRow($"\"actions\":{actions}")));
        Assert.Equal(message, exception.Message);
    }

    [Fact]
    public void An_unknown_level_is_refused_at_the_call()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphInsights.ReadAsync(Stream.Null, (InsightLevel)9, null, token));
        Assert.Throws<ArgumentNullException>(() => GraphInsights.ReadAsync(null!, InsightLevel.Ad, null, token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphReadOptions { MaxRowBytes = 0 });
    }
}
