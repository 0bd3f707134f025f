using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AdFlux.Data.Generators.Tests.Documentation;

/// <summary>What docs/comparison.md claims of this library is held by the test that it links.</summary>
public sealed partial class ComparisonPageTests
{
    [Fact]
    public async Task Every_linked_test_exists()
    {
        string docs = Docs();
        Match[] links = [.. TestLink().Matches(await File.ReadAllTextAsync(Path.Combine(docs, "comparison.md"), Cancel)).Cast<Match>()];

        Assert.InRange(links.Length, 30, 100);
        foreach (Match link in links)
        {
            string file = Path.Combine(docs, link.Groups["file"].Value);
            Assert.True(File.Exists(file), $"{file} does not exist");
            Assert.Contains($" {link.Groups["test"].Value}(", await File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_claim_of_ours_has_a_test()
    {
        string[] rows =
        [
            .. (await File.ReadAllLinesAsync(Path.Combine(Docs(), "comparison.md"), Cancel)).Where(line =>
                line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| **", StringComparison.Ordinal)
            ),
        ];

        foreach (string[] cells in rows.Select(row => row.Split(" | ")))
        {
            Assert.Equal(6, cells.Length);
            Assert.False(cells[^1].StartsWith("yes", StringComparison.Ordinal), $"No test is linked for: {cells[0]}");
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("""\]\((?<file>\.\./tests/[^ )]+) "(?<test>\w+)"\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestLink();

    private static string Docs([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs"));
}
