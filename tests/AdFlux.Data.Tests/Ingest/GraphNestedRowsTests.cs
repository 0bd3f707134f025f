using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>Rows inside rows, as Meta's field expansion gives, are refused rather than dropped.</summary>
public sealed class GraphNestedRowsTests
{
    private const string Insights =
        "\"insights\":{\"data\":[{\"date_start\":\"2026-01-15\",\"date_stop\":\"2026-01-15\",\"spend\":\"1.00\"}],\"paging\":{\"cursors\":{}}}";

    private const string Campaign = "\"id\":\"1\",\"account_id\":\"2\"";
    private const string AdSet = "\"id\":\"1\",\"campaign_id\":\"2\"";
    private const string Ad = "\"id\":\"1\",\"adset_id\":\"2\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GraphExportKind.Campaigns, Campaign, Insights, "Insights nested in a campaign")]
    [InlineData(GraphExportKind.AdSets, AdSet, Insights, "Insights nested in an ad set")]
    [InlineData(GraphExportKind.Ads, Ad, Insights, "Insights nested in an ad")]
    [InlineData(GraphExportKind.Campaigns, Campaign, "\"insights\":[{\"spend\":\"1.00\"}]", "Insights nested in a campaign")]
    [InlineData(
        GraphExportKind.Campaigns,
        Campaign,
        "\"ads\":{\"paging\":{\"data\":[]},\"data\":[{\"id\":\"3\"}]}",
        "Ads nested in a campaign"
    )]
    [InlineData(GraphExportKind.Campaigns, Campaign, "\"adsets\":{\"data\":[{\"id\":\"3\"}]}", "Ad sets nested in a campaign")]
    [InlineData(GraphExportKind.AdSets, AdSet, "\"ads\":{\"data\":[{\"id\":\"3\"}]}", "Ads nested in an ad set")]
    public async Task Rows_nested_in_a_row_are_refused(GraphExportKind kind, string ids, string nested, string says)
    {
        string member = nested[1..nested.IndexOf('"', 1)];
        string page = Graph.Page($"{{{ids},\"name\":\"x\",{nested}}}");

        GraphFormatException reading = await Assert.ThrowsAsync<GraphFormatException>(() => CountAsync(kind, page));
        Assert.StartsWith($"{says} are not read: export .../{member} ", reading.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1, $"$.data[0].{member}"), (reading.Page, reading.Row, reading.Path));

        GraphFormatException detecting = await Assert.ThrowsAsync<GraphFormatException>(() =>
            GraphExport.DetectAsync(Graph.Stream(page), Token)
        );
        Assert.Equal(reading.Message, detecting.Message);
    }

    [Fact]
    public async Task Nested_insights_say_how_to_export_them()
    {
        GraphFormatException exception = await Assert.ThrowsAsync<GraphFormatException>(() =>
            CountAsync(GraphExportKind.Campaigns, $"{{{Campaign}}}\n{{{Campaign},{Insights}}}")
        );
        Assert.Equal(
            "Insights nested in a campaign are not read: export .../insights with level and time_increment (page 1, row 2, $.insights).",
            exception.Message
        );
    }

    [Theory]
    [InlineData("\"insights\":null")]
    [InlineData("\"insights\":{\"data\":[]}")]
    [InlineData("\"ads\":{\"summary\":{\"data\":[{}]}}")]
    [InlineData("\"adsets\":[]")]
    [InlineData("\"adlabels\":[{\"id\":\"3\"}],\"promoted_object\":{\"data\":[{}]}")]
    public async Task Nested_members_without_rows_lose_nothing_and_are_ignored(string nested)
    {
        string row = $"{{{Campaign},{nested},\"objective\":\"x\"}}";
        Assert.Equal(1, await CountAsync(GraphExportKind.Campaigns, row));
        Assert.Equal(new GraphExport(GraphExportKind.Campaigns, null), await GraphExport.DetectAsync(Graph.Stream(row), Token));
    }

    [Fact]
    public async Task Rows_with_days_of_their_own_are_insights()
    {
        await using Stream stream = Graph.Stream(Graph.AdRow("\"ads\":{\"data\":[{\"id\":\"3\"}]}"));
        Assert.Equal(new GraphExport(GraphExportKind.Insights, InsightLevel.Ad), await GraphExport.DetectAsync(stream, Token));
    }

    private static async Task<int> CountAsync(GraphExportKind kind, string json)
    {
        await using Stream stream = Graph.Stream(json);
        return kind switch
        {
            GraphExportKind.Campaigns => await GraphCampaigns.ReadAsync(stream, cancellationToken: Token).CountAsync(Token),
            GraphExportKind.AdSets => await GraphAdSets.ReadAsync(stream, cancellationToken: Token).CountAsync(Token),
            _ => await GraphAds.ReadAsync(stream, cancellationToken: Token).CountAsync(Token),
        };
    }
}
