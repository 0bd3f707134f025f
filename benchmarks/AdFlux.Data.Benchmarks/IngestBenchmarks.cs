using System.Globalization;
using System.Text;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;
using BenchmarkDotNet.Attributes;

namespace AdFlux.Data.Benchmarks;

/// <summary>From Graph API JSON to insights: 10,000 rows of ads in each of the shapes that exports have. Per row, not per call.</summary>
[MemoryDiagnoser]
public class IngestBenchmarks
{
    private const int Rows = 10_000;
    private const int Ads = 400;

    private byte[] _lines = [];
    private byte[] _array = [];
    private byte[] _page = [];
    private byte[] _unusual = [];

    [GlobalSetup]
    public void Write()
    {
        string[] rows = [.. Enumerable.Range(0, Rows).Select(Row)];
        _lines = Encoding.UTF8.GetBytes(string.Join('\n', rows));
        _array = Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]");
        _page = Encoding.UTF8.GetBytes(
            "{\"data\":[" + string.Join(',', rows) + "],\"paging\":{\"cursors\":{\"before\":\"a\",\"after\":\"b\"}}}"
        );

        // The same value, spelt with an escape.
        _unusual = Encoding.UTF8.GetBytes(string.Join('\n', rows).Replace("link_click", "link\\u005fclick", StringComparison.Ordinal));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public Task<long> Lines() => ReadAsync(_lines);

    [Benchmark(OperationsPerInvoke = Rows)]
    public Task<long> Array() => ReadAsync(_array);

    [Benchmark(OperationsPerInvoke = Rows)]
    public Task<long> Page() => ReadAsync(_page);

    /// <summary>Rows that have to go the way that takes any row.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public Task<long> UnusualLines() => ReadAsync(_unusual);

    private static async Task<long> ReadAsync(byte[] json)
    {
        long clicks = 0;
        using var stream = new MemoryStream(json);
        await foreach (MetaInsight insight in GraphInsights.ReadAsync(stream, InsightLevel.Ad))
            clicks += insight.Clicks ?? 0;

        return clicks;
    }

    private static string Row(int index)
    {
        int ad = index % Ads;
        int clicks = 5 + (index % 40);
        string day = new DateOnly(2026, 1, 1).AddDays(index / Ads).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string windows = $"""
            "value":"{clicks}","1d_click":"{clicks}","7d_click":"{clicks}","28d_click":"{clicks}"
            """;
        string[] members =
        [
            "\"account_id\":\"1234567890123456\",\"account_currency\":\"EUR\"",
            $"\"campaign_id\":\"120210000000000{ad / 100:D3}\",\"campaign_name\":\"Pflegefachkr\\u00e4fte, K\\u00f6ln\"",
            $"\"adset_id\":\"120210000001000{ad / 20:D3}\",\"adset_name\":\"K\\u00f6ln +25 km\"",
            $"\"ad_id\":\"120210000002000{ad:D3}\",\"ad_name\":\"Fr\\u00fchschicht | Image {ad}\"",
            $"\"date_start\":\"{day}\",\"date_stop\":\"{day}\",\"impressions\":\"{clicks * 47}\",\"reach\":\"{clicks * 39}\"",
            $"\"frequency\":\"1.205128\",\"spend\":\"{clicks}.37\",\"cpm\":\"5.940299\",\"cpp\":\"7.614796\",\"quality_ranking\":\"AVERAGE\"",
            $"\"clicks\":\"{clicks}\",\"ctr\":\"2.127659\",\"cpc\":\"0.995\",\"unique_clicks\":\"{clicks}\",\"unique_ctr\":\"2.564102\"",
            "\"actions\":["
                + $"{{\"action_type\":\"link_click\",{windows}}},{{\"action_type\":\"landing_page_view\",\"value\":\"3\"}},"
                + $"{{\"action_type\":\"post_engagement\",\"value\":\"6\"}},{{\"action_type\":\"video_view\",\"value\":\"209\"}},"
                + $"{{\"action_type\":\"view_content\",{windows}}},{{\"action_type\":\"offsite_conversion.fb_pixel_view_content\",{windows}}}]",
        ];
        return $"{{{string.Join(',', members)}}}";
    }
}
