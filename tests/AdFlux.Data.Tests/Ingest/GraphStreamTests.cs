using System.Text;
using System.Text.Json;
using AdFlux.Data.Ingest;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;
using FsCheck;
using FsCheck.Fluent;

namespace AdFlux.Data.Tests.Ingest;

public sealed class GraphStreamTests
{
    private static readonly string Row = Graph.AdRow(
        """
        "campaign_name":"Ünïcode \ud83d\ude00 \"quoted\"","spend":"14.35","ctr":6.4e0,"campaign_id":"3","actions":[
        {"action_type":"link_click","value":"4","7d_click":"4"},{"action_type":"lead","value":2}]
        """
    );

    private static readonly string[] Documents =
    [
        "\uFEFF" + Graph.Page(Row, Row) + Graph.Page() + "\n" + Graph.Page(Row),
        $"[ {Row} , {Row} ]",
        $"{Row}\r\n{Row}\n\n{Row}\n",
        Graph.Page(Row, Graph.AdRow("\"spend\":\"x\"")),
        Graph.Page(Row)[..^30],
        $"[{Row},{{\"spend\":tru}}]",
        Graph.Page(Row) + """{"error":{"message":"m","code":17}}""",
        Row + "\n<html>",
    ];

    [Fact]
    public async Task One_byte_at_a_time_gives_the_same_as_all_at_once()
    {
        foreach (string document in Documents)
        {
            Assert.Equal(await OutcomeAsync(document, [int.MaxValue]), await OutcomeAsync(document, [1]));
        }
    }

    [Fact]
    public async Task Chunks_of_any_size_give_the_same_as_all_at_once()
    {
        string[] expected = await Task.WhenAll(Documents.Select(document => OutcomeAsync(document, [int.MaxValue])));
        Prop.ForAll(
                Gen.Choose(1, 60).NonEmptyListOf().ToArbitrary(),
                Gen.Choose(0, Documents.Length - 1).ToArbitrary(),
                async (sizes, document) =>
                    string.Equals(await OutcomeAsync(Documents[document], [.. sizes]), expected[document], StringComparison.Ordinal)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public async Task The_stream_stays_open()
    {
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(Documents[0]), [100]);
        Assert.Equal(3, (await ReadAsync(stream)).Count);
        Assert.False(stream.IsDisposed);
    }

    [Fact]
    public async Task An_error_of_the_stream_comes_through()
    {
        var broken = new IOException("The connection was reset.");
        for (int length = 0; length < Documents[1].Length; length += 7)
        {
            await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(Documents[1])[..length], [50], broken);
            Assert.Same(broken, await Assert.ThrowsAsync<IOException>(() => ReadAsync(stream)));
        }
    }

    [Fact]
    public async Task Cancellation_in_the_middle_stops_the_reading()
    {
        using var source = new CancellationTokenSource();
        await using var stream = new RepeatingStream(
            "["u8.ToArray(),
            Encoding.UTF8.GetBytes(Row + ","),
            long.MaxValue / 10_000,
            "]"u8.ToArray()
        );
        int rows = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                MetaInsight insight in GraphInsights
                    .ReadAsync(stream, InsightLevel.Ad, null, TestContext.Current.CancellationToken)
                    .WithCancellation(source.Token)
            )
            {
                Assert.InRange(++rows, 1, 1000);
                if (rows == 1000)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.Equal(1000, rows);
    }

    [Fact]
    public async Task A_cancelled_call_reads_nothing()
    {
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(Documents[0]), [100], new IOException("Read."));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await GraphInsights
                .ReadAsync(stream, InsightLevel.Ad, cancellationToken: new CancellationToken(canceled: true))
                .ToListAsync(TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("{\"data\":[", "]}")]
    [InlineData("[", "]")]
    [InlineData("", "")]
    public async Task A_hundred_megabytes_are_read_in_one_small_buffer(string head, string tail)
    {
        byte[] piece = Encoding.UTF8.GetBytes(Row + (head.Length > 0 ? "," : "\n"));
        byte[] last = Encoding.UTF8.GetBytes(Row + tail);
        long times = 100_000_000 / piece.Length;
        await using var stream = new RepeatingStream(Encoding.UTF8.GetBytes(head), piece, times, last);

        using var document = new GraphDocumentReader(stream, GraphReadOptions.Default.MaxRowBytes);
        long rows = 0;

        // The stream never waits, so this thread does all of the work.
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (await document.ReadRowAsync(TestContext.Current.CancellationToken))
        {
            rows++;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(times + 1, rows);
        Assert.InRange(document.BufferSize, 1, 128 * 1024);
        Assert.InRange(allocated, 0, 1_000_000);
    }

    [Theory]
    [InlineData("[", ",", "]")]
    [InlineData("", "\n", "")]
    public async Task A_row_allocates_what_it_keeps_and_next_to_nothing_else(string head, string separator, string tail)
    {
        const int Batch = 1000;
        const int Batches = 3000;
        byte[] piece = Encoding.UTF8.GetBytes(Row + separator);
        await using var stream = new RepeatingStream(
            Encoding.UTF8.GetBytes(head),
            piece,
            Batch * (Batches + 1),
            Encoding.UTF8.GetBytes(Row + tail)
        );
        await using IAsyncEnumerator<MetaInsight> insights = GraphInsights
            .ReadAsync(stream, InsightLevel.Ad, cancellationToken: TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await insights.MoveNextAsync());
        long kept = BytesKept(insights.Current);

        // One row in hundreds lies across the end of the buffer and is begun twice.
        double limit = kept * 1.05;
        double least = double.MaxValue;

        // Code that is not optimised yet allocates more, which lasts as long as other tests bring new code: the least of many batches counts.
        for (int batch = 0; batch < Batches && least > limit; batch++)
        {
            // The stream never waits, so this thread does all of the work.
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Batch; i++)
            {
                await insights.MoveNextAsync();
            }

            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Batch);
        }

        Assert.InRange(least, kept, limit);
    }

    [Fact]
    public async Task Rows_in_the_buffer_come_without_waiting()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(Row, 5000)));
        const int Chunk = 32 * 1024;
        await using var stream = new ChunkedStream(bytes, [Chunk]);
        await using IAsyncEnumerator<MetaInsight> insights = GraphInsights
            .ReadAsync(stream, InsightLevel.Ad, cancellationToken: TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

        int rows = 0;
        int waits = 0;
        while (true)
        {
            ValueTask<bool> next = insights.MoveNextAsync();
            waits += next.IsCompleted ? 0 : 1;
            if (!await next)
            {
                break;
            }

            rows++;
        }

        Assert.Equal(5000, rows);
        Assert.InRange(waits, 1, (bytes.Length / Chunk) + 2);
    }

    // The entity and, for each list of actions, an object around its JSON.
    private static long BytesKept(MetaInsight insight)
    {
        const int ArrayHeader = 24;
        const int ActionsObject = 32;
        long before = GC.GetAllocatedBytesForCurrentThread();
        var entity = new MetaInsight();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(entity);
        return bytes
            + new[] { insight.Actions, insight.ActionValues }.Sum(actions =>
                actions is null ? 0 : ActionsObject + ((ArrayHeader + actions.Utf8Json.Length + 7) & ~7)
            );
    }

    private static async Task<List<MetaInsight>> ReadAsync(Stream stream) =>
        await GraphInsights.ReadAsync(stream, InsightLevel.Ad, cancellationToken: TestContext.Current.CancellationToken).ToListAsync();

    private static async Task<string> OutcomeAsync(string document, int[] sizes)
    {
        var outcome = new StringBuilder();
        await using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(document), sizes);
        try
        {
            await foreach (
                MetaInsight insight in GraphInsights.ReadAsync(stream, InsightLevel.Ad, null, TestContext.Current.CancellationToken)
            )
            {
                outcome.AppendLine(
                    JsonSerializer.Serialize(
                        new
                        {
                            insight.ObjectId,
                            insight.Spend,
                            insight.Ctr,
                            insight.Leads,
                            insight.Actions,
                            insight.MetaCampaignId,
                        }
                    )
                );
            }
        }
        catch (Exception exception) when (exception is GraphFormatException or GraphApiException)
        {
            outcome.AppendLine(exception.Message);
        }

        return outcome.ToString();
    }
}
