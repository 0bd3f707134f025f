using System.IO.Compression;
using System.Text;
using AdFlux.Data.Ingest;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Ingest;

public sealed class GraphDocumentTests
{
    private static readonly string A = Graph.AdRow(id: "1");
    private static readonly string B = Graph.AdRow(id: "2");

    public static TheoryData<string, string> Layouts =>
        new()
        {
            { """{"data":[],"paging":{}}""", "" },
            { "[]", "" },
            { $$"""{"data":[{{A}},{{B}}]}""", "1 2" },
            { $$"""{"paging":{"next":"https://graph.facebook.com/x?data=1"},"summary":{"data":[1]},"data":[{{A}}]}""", "1" },
            { $$"""{"data":[{{A}}],"paging":{"cursors":{"data":[{"a":1}],"error":{} } },"error":null}""", "1" },
            { $"[ {A} , {B} ]", "1 2" },
            { $"{A}\n{B}", "1 2" },
            { $"{A}\r\n\r\n{B}\r\n", "1 2" },
            { A + B, "1 2" },
            { $"{Graph.Page(A)}{Graph.Page()}\n{Graph.Page(B)}", "1 2" },
            { $"[{A}]{B}", "1 2" },
            { $"\uFEFF{Graph.Page(A)}\uFEFF{Graph.Page(B)}\uFEFF", "1 2" },
            { $"\uFEFF \t\r\n{A}", "1" },
        };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Every_layout_is_read(string json, string ids) =>
        Assert.Equal(ids, string.Join(' ', (await Graph.ReadAsync(json)).Select(insight => insight.ObjectId.Value)));

    public static TheoryData<string, string, int, int?, string> Malformed =>
        new()
        {
            { "", "empty", 1, null, "$" },
            { " \n\uFEFF ", "empty", 1, null, "$" },
            { "<!DOCTYPE html><html>", "HTML", 1, null, "$" },
            { "ad_id,spend\n1,2", "starts with \"ad_id,spend?1,2\"", 1, null, "$" },
            { "nothing", "starts with \"nothing\"", 1, null, "$" },
            { "1,2\n3,4", "not JSON, it starts with \"1,2?3,4\"", 1, null, "$" },
            { "null", "JSON, but not a page, an array or an object: \"null\"", 1, null, "$" },
            { "42\n", "JSON, but not a page, an array or an object: \"42", 1, null, "$" },
            { "\"hello\"", "JSON, but not a page, an array or an object", 1, null, "$" },
            { """{"data":{}}""", "\"data\" is an object, not an array", 1, null, "$.data" },
            { """{"data":null}""", "\"data\" is null", 1, null, "$.data" },
            { """{"paging":{},"data":"x"}""", "\"data\" is a text", 1, null, "$.data" },
            { """{"data":[],"data":[]}""", "more than one", 1, null, "$.data" },
            { """{"paging":{"next":"x"}}""", "no \"data\"", 1, null, "$" },
            { $$"""{"data":[{{A}},7]}""", "a number, not an object", 1, 2, "$.data[1]" },
            { $$"""{"data":[{{A}},null]}""", "null, not an object", 1, 2, "$.data[1]" },
            { $"[{A},[{B}]]", "an array, not an object", 1, 2, "$[1]" },
            { $"[{A}\n{B}]", "not valid JSON", 1, 2, "$[1]" },
            { $"[{A},]", "not valid JSON", 1, 2, "$[1]" },
            { $"{A},{B}", "follows: \",{\"ad_id\"", 1, 2, "$" },
            { $"{Graph.Page(A)}]", "follows: \"]\"", 1, null, "$" },
            { $"{Graph.Page(A)} trailing", "follows: \"trailing\"", 1, null, "$" },
            { $"{Graph.Page(A)}{{\"data\":[{B},{{\"ad_id\":x", "not valid JSON", 2, 3, "$.data[1].ad_id" },
            { $"{A}\n{{\"ad_id\":\"1\",\"actions\":[{{\"action_type\":}}]}}", "not valid JSON", 1, 2, "$.actions[0].action_type" },
            { """{"data":[{"ad_id":"1","spend":"14.""", "cut short", 1, 1, "$.data[0].spend" },
            { """{"data":[{"ad_id":"1"},{"spend":"14.35",""", "date_start", 1, 1, "$.data[0]" },
            { $$"""{"data":[{{A}}""", "cut short", 1, 2, "$.data[1]" },
            { $$"""{"data":[{{A}}],"pagi""", "cut short", 1, null, "$" },
            { $"[{A},{{\"spend\":1", "cut short", 1, 2, "$[1].spend" },
            { $"{A}\n{A[..^1]}", "cut short", 1, 2, "$" },
            { "{", "cut short", 1, 1, "$" },
            { $"[{A},{{\"spend\":NaN}}]", "not valid JSON", 1, 2, "$[1].spend" },
            { $"[{A},{{'spend':1}}]", "not valid JSON", 1, 2, "$[1]" },
            { $"[{A},{{\"x\":\"\u0001\"}}]", "not valid JSON", 1, 2, "$[1].x" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Anything_else_is_refused_with_its_place(string json, string says, int page, int? row, string path)
    {
        GraphFormatException exception = await Graph.FailAsync(json);
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
        Assert.Equal((page, row, path), (exception.Page, exception.Row, exception.Path));
        Assert.Contains($"(page {page}, {(row is null ? "" : $"row {row}, ")}{path}).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_encodings_and_compression_are_named()
    {
        string page = Graph.Page(A);
        byte[] utf8 = Encoding.UTF8.GetBytes(page);
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(utf8, TestContext.Current.CancellationToken);
        }

        (byte[] Input, string Says)[] cases =
        [
            ([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(page)], "UTF-16"),
            (Encoding.Unicode.GetBytes(page), "UTF-16"),
            (Encoding.Unicode.GetBytes($"[{A}]"), "UTF-16"),
            ([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(page)], "UTF-16"),
            (Encoding.BigEndianUnicode.GetBytes(page), "UTF-16"),
            (zipped.ToArray(), "The input is compressed with gzip: unpack it"),
            ([.. "PK"u8, 3, 4, 20, 0, 0, 0], "The input is a zip archive: unpack it"),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "The input is neither JSON nor text, it starts with the bytes FF D8 FF E0"),
        ];
        foreach ((byte[] input, string says) in cases)
        {
            GraphFormatException exception = await Assert.ThrowsAsync<GraphFormatException>(async () =>
                await GraphInsights
                    .ReadAsync(new MemoryStream(input), InsightLevel.Ad, cancellationToken: TestContext.Current.CancellationToken)
                    .ToListAsync(TestContext.Current.CancellationToken)
            );
            Assert.Contains(says, exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Rows_before_an_error_have_been_given_out()
    {
        var read = new List<string>();
        await Assert.ThrowsAsync<GraphFormatException>(async () =>
        {
            await foreach (
                MetaInsight insight in GraphInsights.ReadAsync(
                    Graph.Stream($"[{A},{B},{{"),
                    InsightLevel.Ad,
                    cancellationToken: TestContext.Current.CancellationToken
                )
            )
            {
                read.Add(insight.ObjectId.Value);
            }
        });
        Assert.Equal(["1", "2"], read);
    }
}
