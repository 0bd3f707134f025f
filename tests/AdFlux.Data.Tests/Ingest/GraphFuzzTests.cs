using System.Text;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>Broken documents raise the errors of reading and nothing else, and end.</summary>
public sealed class GraphFuzzTests
{
    private static readonly string Insight = Graph.AdRow(
        """
        "account_id":"act_1","campaign_id":"3","adset_id":2,"spend":"14.35","impressions":185,"cpc":1.5e-1,"ctr":"6.486","x":[{"y":null}],
        "actions":[{"action_type":"offsite_conversion.fb_pixel_lead","value":"4","7d_click":4},{"action_type":"lead\u00e9","value":2}],
        "action_values":[{"action_type":"lead","value":"150.25"}]
        """
    );

    private static readonly string Ad =
        """{"id":"1","adset_id":"2","name":"\ud83d\ude00","status":"ACTIVE","created_time":"2026-01-15T09:30:00-0800","creative":{"id":"7","title":"x","z":[1.50]}}""";

    private static readonly string[] Documents =
    [
        "\uFEFF" + Graph.Page(Insight, Insight) + "\n" + Graph.Page(Insight),
        $"[{Insight},{Insight}]",
        $"{Insight}\n{Insight}\n",
        Graph.Page(Ad),
        $"{Ad}\n{Ad}",
        Graph.Page(Insight)[..^1] + ""","error":{"message":"m \ud83d\ude00","type":"t","code":17,"error_subcode":1,"fbtrace_id":"x"}}""",
    ];

    [Fact]
    public async Task Documents_cut_at_every_byte_end_or_raise_an_error_of_reading()
    {
        foreach (string document in Documents)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(document);
            for (int length = 0; length < bytes.Length; length++)
            {
                await ReadAllWaysAsync(bytes[..length]);
            }
        }
    }

    [Fact]
    public async Task Documents_with_any_byte_changed_end_or_raise_an_error_of_reading()
    {
        byte[] replacements =
        [
            0,
            (byte)'"',
            (byte)'\\',
            (byte)'{',
            (byte)'}',
            (byte)'[',
            (byte)']',
            (byte)',',
            (byte)'9',
            (byte)'.',
            (byte)'e',
            0x80,
            0xFF,
        ];
        foreach (string document in Documents)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(document);
            for (int i = 0; i < bytes.Length; i++)
            {
                byte before = bytes[i];
                bytes[i] = replacements[i % replacements.Length];
                await ReadAllWaysAsync(bytes);
                bytes[i] = (byte)(before ^ (1 << (i % 8)));
                await ReadAllWaysAsync(bytes);
                bytes[i] = before;
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Documents_shuffled_and_spliced_end_or_raise_an_error_of_reading(int seed)
    {
        var random = new Random(seed);
        for (int run = 0; run < 1500; run++)
        {
            byte[] left = Encoding.UTF8.GetBytes(Documents[random.Next(Documents.Length)]);
            byte[] right = Encoding.UTF8.GetBytes(Documents[random.Next(Documents.Length)]);
            int cut = random.Next(left.Length);
            int from = random.Next(right.Length);
            byte[] middle = new byte[random.Next(4)];
            random.NextBytes(middle);
            await ReadAllWaysAsync([.. left[..cut], .. middle, .. right[from..]]);
        }
    }

    private static async Task ReadAllWaysAsync(byte[] document)
    {
        await ReadAsync(document, stream => GraphInsights.ReadAsync(stream, InsightLevel.Ad, null, TestContext.Current.CancellationToken));
        await ReadAsync(document, stream => GraphAds.ReadAsync(stream, null, TestContext.Current.CancellationToken));
    }

    private static async Task ReadAsync<T>(byte[] document, Func<Stream, IAsyncEnumerable<T>> read)
    {
        // Not even as many rows as bytes can come out; more is an endless loop.
        int rows = 0;
        try
        {
            await foreach (T row in read(new MemoryStream(document)))
            {
                Assert.InRange(++rows, 1, document.Length);
            }
        }
        catch (GraphFormatException exception)
        {
            Assert.InRange(exception.Page, 1, int.MaxValue);
            Assert.StartsWith("$", exception.Path, StringComparison.Ordinal);
            Assert.InRange(exception.Message.Length, 20, 600);
        }
        catch (GraphApiException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }
}
