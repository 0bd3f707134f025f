using System.Text;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

public sealed class GraphExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"data":[]}""", GraphExportKind.Empty, null)]
    [InlineData(
        """{"data":[{"account_id":"1","campaign_id":"2","adset_id":"3","ad_id":"4","date_start":"x"}]}""",
        GraphExportKind.Insights,
        InsightLevel.Ad
    )]
    [InlineData("""[{"date_start":"x","adset_id":"3","campaign_id":"2"},"not looked at""", GraphExportKind.Insights, InsightLevel.AdSet)]
    [InlineData("""{"campaign_id":"2","ad_id":null,"date_start":"x"}""", GraphExportKind.Insights, InsightLevel.Campaign)]
    [InlineData("""{"account_id":"2","date_start":"x"}""", GraphExportKind.Insights, InsightLevel.Account)]
    [InlineData("""{"id":"1","campaign_id":"2","adset_id":"3"}""", GraphExportKind.Ads, null)]
    [InlineData("""{"id":"1","creative":{"id":"2"}}""", GraphExportKind.Ads, null)]
    [InlineData("""{"data":[],"paging":{}}[][{"id":"1","campaign_id":"2","daily_budget":"4"}]""", GraphExportKind.AdSets, null)]
    [InlineData("""{"id":"1","campaign_id":"2","end_time":"x"}""", GraphExportKind.AdSets, null)]
    [InlineData("""{"id":"1","account_id":"2","optimization_goal":"x"}""", GraphExportKind.AdSets, null)]
    [InlineData("""{"id":"1","account_id":"4","name":"date_start","objective":"x"}""", GraphExportKind.Campaigns, null)]
    [InlineData("""{"id":"1","account_id":"4","daily_budget":"x"}""", GraphExportKind.Campaigns, null)]
    public async Task A_row_tells_what_a_file_holds(string json, GraphExportKind kind, InsightLevel? level)
    {
        await using Stream stream = Graph.Stream("##" + json);
        stream.Position = 2;
        Assert.Equal(new GraphExport(kind, level), await GraphExport.DetectAsync(stream, Token));
        Assert.Equal(2, stream.Position);
        Assert.True(stream.CanRead);
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "none of insights")]
    [InlineData("""{"date_start":"2026-01-15"}""", "is missing")]
    [InlineData("""{"data":{}}""", "not an array")]
    [InlineData("", "empty")]
    public async Task Anything_else_is_refused_and_the_stream_set_back(string json, string says)
    {
        await using Stream stream = Graph.Stream(json);
        GraphFormatException exception = await Assert.ThrowsAsync<GraphFormatException>(() => GraphExport.DetectAsync(stream, Token));
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Position);
    }

    [Fact]
    public async Task An_error_of_Meta_is_reported()
    {
        await using Stream stream = Graph.Stream("""{"error":{"message":"m"}}""");
        await Assert.ThrowsAsync<GraphApiException>(() => GraphExport.DetectAsync(stream, Token));
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_refused()
    {
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes("[]"), [1]);
        await Assert.ThrowsAsync<ArgumentException>(() => GraphExport.DetectAsync(stream, Token));
    }
}
