using System.Text;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>Reads JSON texts in tests.</summary>
internal static class Graph
{
    public static Stream Stream(string json) => new MemoryStream(Encoding.UTF8.GetBytes(json));

    public static string Page(params string[] rows) =>
        "{\"data\":[" + string.Join(",", rows) + """],"paging":{"cursors":{"before":"a","after":"b"}}}""";

    /// <summary>An ad's row of one day with further members.</summary>
    public static string AdRow(string members = "", string id = "120210000000000001") =>
        $$"""{"ad_id":"{{id}}","date_start":"2026-01-15","date_stop":"2026-01-15"{{(members.Length > 0 ? "," : "")}}{{members}}}""";

    public static async Task<List<MetaInsight>> ReadAsync(
        string json,
        InsightLevel level = InsightLevel.Ad,
        GraphReadOptions? options = null
    ) => await GraphInsights.ReadAsync(Stream(json), level, options, TestContext.Current.CancellationToken).ToListAsync();

    public static async Task<MetaInsight> ReadOneAsync(
        string row,
        InsightLevel level = InsightLevel.Ad,
        GraphReadOptions? options = null
    ) => Assert.Single(await ReadAsync(Page(row), level, options));

    public static Task<GraphFormatException> FailAsync(
        string json,
        InsightLevel level = InsightLevel.Ad,
        GraphReadOptions? options = null
    ) => Assert.ThrowsAsync<GraphFormatException>(() => ReadAsync(json, level, options));
}
