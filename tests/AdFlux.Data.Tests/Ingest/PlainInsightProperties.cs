using System.Text;
using System.Text.Json;
using AdFlux.Data.Ingest;
using AdFlux.Data.Ingest.Plain;
using AdFlux.Data.Ingest.Rows;
using AdFlux.Data.Model;
using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>The fast way to read rows against the one that reads any row.</summary>
public sealed class PlainInsightProperties
{
    [Theory]
    [InlineData(InsightLevel.Ad, "ad_id")]
    [InlineData(InsightLevel.Campaign, "campaign_id")]
    public void Reading_plain_rows_fast_gives_the_same_rows_and_errors(InsightLevel level, string id)
    {
        int plain = 0;
        int any = 0;
        Prop.ForAll(
                InsightRows.Documents(id),
                Gen.Choose(1, 3000).ToArbitrary(),
                async (document, chunk) =>
                {
                    Outcome fast = await ReadAsync(document, chunk, level, isFast: true);
                    Outcome slow = await ReadAsync(document, chunk, level, isFast: false);
                    plain += fast.PlainRows;
                    any += fast.Rows;
                    return string.Equals(fast.Text, slow.Text, StringComparison.Ordinal);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(4000));
        Assert.True(plain > 1000 && any - plain > 1000, $"{plain} of {any} rows were read fast.");
    }

    [Fact]
    public async Task Any_value_of_any_member_is_read_the_same_fast_or_not()
    {
        int plain = 0;
        foreach (string name in OddValues.Members)
        {
            foreach (string value in OddValues.Values)
            {
                string row = $$"""{"ad_id":"1","date_start":"2026-01-15","date_stop":"2026-01-15","{{name}}":{{value}}}""";
                foreach (
                    string document in new[] { $"{Graph.AdRow()}\n{row}\n{Graph.AdRow()}", Graph.Page(Graph.AdRow(), row, Graph.AdRow()) }
                )
                {
                    Outcome fast = await ReadAsync(document, int.MaxValue, InsightLevel.Ad, isFast: true);
                    Outcome slow = await ReadAsync(document, int.MaxValue, InsightLevel.Ad, isFast: false);
                    Assert.Equal(slow.Text, fast.Text);
                    plain += fast.PlainRows;
                }
            }
        }

        Assert.InRange(plain, 1000, int.MaxValue);
    }

    private static async Task<Outcome> ReadAsync(string document, int chunk, InsightLevel level, bool isFast)
    {
        var metrics = new DerivedMetrics(GraphReadOptions.Default);
        var known = new KnownIds();
        var reader = new PlainInsightReader(level, metrics, known);
        int plain = 0;
        int TryRead(ReadOnlySpan<byte> utf8Json, out MetaInsight? row)
        {
            int length = reader.TryRead(utf8Json, out row);
            plain += length > 0 ? 1 : 0;
            return length;
        }

        int rows = 0;
        var text = new StringBuilder();
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(document), [chunk]);
        try
        {
            await foreach (
                MetaInsight insight in RowStream.ReadAsync(
                    stream,
                    maxRowBytes: 2000,
                    new InsightRowReader(level, metrics, known).Read,
                    isFast ? TryRead : null,
                    watch: null,
                    TestContext.Current.CancellationToken
                )
            )
            {
                rows++;
                text.AppendLine(JsonSerializer.Serialize(insight));
            }
        }
        catch (Exception exception) when (exception is GraphFormatException or GraphApiException)
        {
            text.AppendLine(exception.Message);
        }

        return new Outcome(text.ToString(), rows, plain);
    }

    private sealed record Outcome(string Text, int Rows, int PlainRows);
}
