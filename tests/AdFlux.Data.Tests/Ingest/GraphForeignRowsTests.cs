using AdFlux.Data.Faults;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>Answers of Meta that are no rows of what is stored say what they are and what to ask for, wherever they are read.</summary>
public sealed class GraphForeignRowsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Foreign { get; } =
        new()
        {
            {
                """{"id":"9","account_id":"1","async_status":"Job Completed","async_percent_completion":100,"date_start":"2026-06-01","date_stop":"2026-06-01"}""",
                "This is the status of report 9, which is complete, not its rows: ask for 9/insights and read that answer"
            },
            {
                """{"id":9,"account_id":"1","time_ref":1,"async_status":"Job Running","async_percent_completion":0}""",
                "This is the status of report 9 (Job Running), not its rows: wait until it is Job Completed, then ask for 9/insights"
            },
            {
                """{"report_run_id":"9"}""",
                "Meta has begun report 9 and sent no rows yet: wait until its async_status is Job Completed, then ask for 9/insights"
            },
            { """{"code":200,"headers":[],"body":"{\"data\":[]}"}""", "The row is a part of the answer to a batch request: read the body" },
            { """{"code":200,"body":null}""", "The row is a part of the answer to a batch request: read the body" },
            {
                """{"120":{"id":"120","account_id":"1","name":"x"},"121":{"id":"121"}}""",
                "The rows lie under their ids, as ?ids= is answered"
            },
            { """{"act_120":{"data":[{"date_start":"2026-06-01"}]}}""", "The rows lie under their ids, as ?ids= is answered" },
            {
                """{"id":"8","created_time":"2026-06-01T07:15:00+0000","ad_id":"1","adset_id":"2","campaign_id":"3","field_data":[]}""",
                "field_data makes this row a lead of an instant form"
            },
            { """{"id":"8","ad_id":"1","form_id":"7"}""", "form_id makes this row a lead of an instant form" },
            {
                """{"id":"8","account_id":"1","name":"x","status":"ACTIVE","object_type":"SHARE"}""",
                "object_type makes this row an ad creative"
            },
            {
                """{"id":"8","account_id":"1","thumbnail_url":"https://example.com/t.jpg"}""",
                "thumbnail_url makes this row an ad creative"
            },
            { """{"id":"8","account_id":"1","name":"x","subtype":"CUSTOM"}""", "subtype makes this row a custom audience" },
            {
                """{"id":"8","account_id":"1","rule":"{}","approximate_count_lower_bound":1000}""",
                "approximate_count_lower_bound makes this row"
            },
            {
                """{"id":"8","account_id":"1","name":"x","rule":"{}","custom_event_type":"LEAD"}""",
                "custom_event_type makes this row a custom conversion"
            },
            { """{"id":"8","account_id":"1","name":"x","rule":"{}"}""", "rule makes this row a custom audience or a custom conversion" },
            { """{"id":"8","account_id":"1","name":"x","currency":"EUR","spend_cap":"0"}""", "currency makes this row an ad account" },
            { """{"id":"8","ad_id":"1","name":"x"}""", "ad_id makes this row something that belongs to an ad" },
        };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task What_is_not_stored_is_refused_by_what_it_is(string row, string says)
    {
        foreach (string json in new[] { row, Graph.Page(row), $"[{row}]" })
        {
            foreach (GraphExportKind? kind in new GraphExportKind?[] { null, GraphExportKind.Campaigns, GraphExportKind.Insights })
            {
                GraphFormatException detecting = await Assert.ThrowsAsync<GraphFormatException>(() =>
                    GraphExport.DetectAsync(Graph.Stream(json), kind, Token)
                );
                Assert.StartsWith(says, detecting.Message, StringComparison.Ordinal);
            }

            foreach (GraphExportKind kind in Kinds)
            {
                GraphFormatException reading = await Assert.ThrowsAsync<GraphFormatException>(() => CountAsync(kind, json));
                Assert.True(reading.Message.StartsWith(says, StringComparison.Ordinal), $"{kind}: {reading.Message}");
            }
        }
    }

    [Theory]
    [InlineData(GraphExportKind.Insights)]
    [InlineData(GraphExportKind.Campaigns)]
    [InlineData(GraphExportKind.Ads)]
    public async Task A_report_that_failed_tells_the_error_of_Meta(GraphExportKind kind)
    {
        const string row = """
            {"id":"9","account_id":"1","async_status":"Job Failed","async_percent_completion":100,"error_code":2,"error_subcode":1504018,
            "error_message":"Too much\u0020asked for EAABsbCS1234567890abcdefgh","error_user_title":"Report failed"}
            """;

        GraphApiException detecting = await Assert.ThrowsAsync<GraphApiException>(() => GraphExport.DetectAsync(Graph.Stream(row), Token));
        GraphApiException reading = await Assert.ThrowsAsync<GraphApiException>(() => CountAsync(kind, row));

        Assert.Equal(
            "Meta could not make report 9 (Job Failed): Too much asked for ***; Report failed (code 2, subcode 1504018). "
                + "Ask for the report again, for fewer days or objects at once.",
            reading.Message
        );
        Assert.Equal((2, 1504018, "Too much asked for ***", 0), (reading.Code, reading.Subcode, reading.ApiMessage, reading.RowsBefore));
        Assert.Equal(reading.Message, detecting.Message);
    }

    [Fact]
    public async Task A_status_after_rows_is_not_stored_over_them()
    {
        const string status = """{"account_id":"1","async_status":"Job Completed","date_start":"2026-06-01","date_stop":"2026-06-01"}""";
        const string day = """{"account_id":"1","date_start":"2026-06-01","date_stop":"2026-06-01","spend":"60.00"}""";

        GraphFormatException error = await Graph.FailAsync($"{day}\n{day}\n{status}", InsightLevel.Account);

        Assert.StartsWith("This is the status of a report, which is complete", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.Row);
    }

    [Fact]
    public async Task A_null_in_an_array_is_known_from_batch_answers()
    {
        const string json = """[null,{"code":200,"body":"{}"}]""";

        GraphFormatException error = await Assert.ThrowsAsync<GraphFormatException>(() =>
            GraphExport.DetectAsync(Graph.Stream(json), Token)
        );

        Assert.StartsWith("A row is null, as in the answer to a batch request", error.Message, StringComparison.Ordinal);
        Assert.Equal("$[0]", error.Path);
    }

    [Theory]
    [InlineData("""{"id":"1","campaign_id":"2"}""", "The row may be an ad set, or an ad whose adset_id was not asked for")]
    [InlineData("""{"id":"1","campaign_id":"2","account_id":"3","name":"x","status":"ACTIVE"}""", "The row may be an ad set, or an ad")]
    [InlineData("""{"id":"1"}""", "The row has an id, but nothing that only campaigns, ad sets or ads have")]
    [InlineData("""{"id":"1","account_id":"3","name":"x","effective_status":"ACTIVE"}""", "The row has an id, but nothing that only")]
    [InlineData("""{"id":"1","account_id":"3","objective":null,"daily_budget":null}""", "The row has an id, but nothing that only")]
    public async Task Rows_that_show_nothing_of_their_kind_are_refused_unless_it_is_named(string row, string says)
    {
        GraphFormatException error = await Assert.ThrowsAsync<GraphFormatException>(() =>
            GraphExport.DetectAsync(Graph.Stream(Graph.Page(row, row)), Token)
        );

        Assert.StartsWith(says, error.Message, StringComparison.Ordinal);
        Assert.Contains("name the kind", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Row);
        Assert.Equal(
            new GraphExport(GraphExportKind.AdSets, null),
            await GraphExport.DetectAsync(Graph.Stream(Graph.Page(row)), GraphExportKind.AdSets, Token)
        );
    }

    [Theory]
    [InlineData(
        GraphExportKind.Campaigns,
        """{"id":"1","account_id":"2","campaign_id":"3"}""",
        "campaign_id makes this row an ad set or an ad"
    )]
    [InlineData(GraphExportKind.Campaigns, """{"id":"1","account_id":"2","billing_event":"X"}""", "billing_event makes this row an ad set")]
    [InlineData(GraphExportKind.Campaigns, """{"id":"1","account_id":"2","adset_id":"3"}""", "adset_id makes this row an ad")]
    [InlineData(GraphExportKind.AdSets, """{"id":"1","campaign_id":"2","adset_id":"3"}""", "adset_id makes this row an ad")]
    [InlineData(GraphExportKind.AdSets, """{"id":"1","campaign_id":"2","creative":{"id":"3"}}""", "creative makes this row an ad")]
    [InlineData(GraphExportKind.AdSets, """{"id":"1","account_id":"2","objective":"X"}""", "objective makes this row a campaign")]
    [InlineData(
        GraphExportKind.Ads,
        """{"id":"1","campaign_id":"2","optimization_goal":"X"}""",
        "optimization_goal makes this row an ad set"
    )]
    [InlineData(GraphExportKind.Ads, """{"id":"1","account_id":"2","stop_time":"X"}""", "stop_time makes this row a campaign")]
    [InlineData(
        GraphExportKind.Ads,
        """{"id":"1","ad_id":"2","adset_id":"4","date_start":"2026-06-01"}""",
        "date_start makes this row an insight"
    )]
    [InlineData(GraphExportKind.Insights, """{"id":"1","adset_id":"2"}""", "adset_id makes this row an ad")]
    [InlineData(GraphExportKind.Insights, """{"id":"1","account_id":"2","daily_budget":"5"}""", "daily_budget makes this row a campaign")]
    public async Task A_row_that_contradicts_the_kind_that_is_read_is_refused(GraphExportKind kind, string row, string says)
    {
        AdFluxException detecting = await Assert.ThrowsAsync<GraphFormatException>(() =>
            GraphExport.DetectAsync(Graph.Stream(row), kind, Token)
        );
        Assert.StartsWith(says, detecting.Message, StringComparison.Ordinal);
        Assert.Contains("are being read", detecting.Message, StringComparison.Ordinal);

        if (!row.Contains("\"X\"", StringComparison.Ordinal) || kind != GraphExportKind.Ads)
        {
            AdFluxException reading = await Assert.ThrowsAsync<GraphFormatException>(() => CountAsync(kind, row));
            Assert.Equal(detecting.Message, reading.Message);
        }
    }

    [Fact]
    public async Task What_a_row_lacks_is_said_where_it_fits()
    {
        const string adSet = """{"id":"1","account_id":"2","daily_budget":"5"}""";

        GraphFormatException error = await Assert.ThrowsAsync<GraphFormatException>(() => CountAsync(GraphExportKind.AdSets, adSet));

        Assert.StartsWith("campaign_id is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nested_insights_are_found_behind_rows_with_ids_alone()
    {
        const string json = """{"data":[{"id":"2"},{"id":"1","insights":{"data":[{"campaign_id":"1","date_start":"2026-06-01"}]}}]}""";

        GraphFormatException error = await Assert.ThrowsAsync<GraphFormatException>(() =>
            GraphExport.DetectAsync(Graph.Stream(json), Token)
        );

        Assert.StartsWith("Insights nested in another object are not read", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Row);
    }

    [Fact]
    public async Task A_later_row_may_tell_what_the_first_does_not()
    {
        string json = Graph.Page("""{"id":"1","account_id":"2"}""", """{"id":"2","account_id":"2","objective":"OUTCOME_LEADS"}""");

        Assert.Equal(new GraphExport(GraphExportKind.Campaigns, null), await GraphExport.DetectAsync(Graph.Stream(json), Token));
    }

    [Fact]
    public async Task The_kind_of_insights_tells_their_level_and_no_rows_are_of_any_kind()
    {
        Assert.Equal(
            new GraphExport(GraphExportKind.Insights, InsightLevel.Ad),
            await GraphExport.DetectAsync(Graph.Stream(Graph.AdRow()), GraphExportKind.Insights, Token)
        );
        Assert.Equal(
            new GraphExport(GraphExportKind.Empty, null),
            await GraphExport.DetectAsync(Graph.Stream("[]"), GraphExportKind.Insights, Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(() => GraphExport.DetectAsync(Graph.Stream("[]"), GraphExportKind.Empty, Token));
    }

    private static readonly GraphExportKind[] Kinds =
    [
        GraphExportKind.Insights,
        GraphExportKind.Campaigns,
        GraphExportKind.AdSets,
        GraphExportKind.Ads,
    ];

    private static async Task<int> CountAsync(GraphExportKind kind, string json)
    {
        await using Stream stream = Graph.Stream(json);
        return kind switch
        {
            GraphExportKind.Insights => await GraphInsights
                .ReadAsync(stream, InsightLevel.Account, cancellationToken: Token)
                .CountAsync(Token),
            GraphExportKind.Campaigns => await GraphCampaigns.ReadAsync(stream, cancellationToken: Token).CountAsync(Token),
            GraphExportKind.AdSets => await GraphAdSets.ReadAsync(stream, cancellationToken: Token).CountAsync(Token),
            _ => await GraphAds.ReadAsync(stream, cancellationToken: Token).CountAsync(Token),
        };
    }
}
