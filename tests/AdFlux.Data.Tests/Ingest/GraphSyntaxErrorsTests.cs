using AdFlux.Data.Ingest;

namespace AdFlux.Data.Tests.Ingest;

/// <summary>What is said about JSON that does not follow the grammar, or nests too deep.</summary>
public sealed class GraphSyntaxErrorsTests
{
    private static readonly string A = Graph.AdRow();

    public static TheoryData<string, string> Reasons =>
        new()
        {
            { $"[{A},]", "The JSON array contains a trailing comma at the end (page 1, row 2, $[1])." },
            { """{"data":[{"ad_id":"1",}]}""", "The JSON object contains a trailing comma at the end (page 1, row 1, $.data[0])." },
            { $"[{A},{{\"spend\":NaN}}]", "'N' is an invalid start of a value (page 1, row 2, $[1].spend)." },
            {
                $"[{A},{{\"x\":\"\n\"}}]",
                "'0x0A' is invalid within a JSON string. The string should be correctly escaped (page 1, row 2, $[1].x)."
            },
        };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_syntax_error_says_what_was_met(string json, string reason) =>
        Assert.Equal("The input is not valid JSON: " + reason, (await Graph.FailAsync(json)).Message);

    [Fact]
    public async Task A_syntax_error_shows_little_of_the_input_on_one_line_and_no_tokens()
    {
        string json = $"[{{\"x\":nul,\n\"y\":\"EAABsbCS1234567890abcdefgh{new string('x', 5000)}\"}}]";
        GraphFormatException exception = await Graph.FailAsync(json);
        Assert.Contains(
            "is an invalid JSON literal. Expected the literal 'null' (page 1, row 1, $[0].x).",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\n', exception.Message);
        Assert.InRange(exception.Message.Length, 50, 250);
        Assert.DoesNotContain("EAAB", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    public async Task Nesting_beyond_the_limit_is_named_with_a_short_path(int levels)
    {
        string deep = new string('[', levels) + new string(']', levels);
        foreach (string member in new[] { "other", "actions" })
        {
            GraphFormatException exception = await Graph.FailAsync(Graph.Page(Graph.AdRow($"\"{member}\":{deep}")));
            Assert.StartsWith(
                "The row is nested more than 64 levels deep (page 1, row 1, $.data[0].",
                exception.Message,
                StringComparison.Ordinal
            );
            Assert.InRange(exception.Message.Length, 50, 160);
        }
    }
}
