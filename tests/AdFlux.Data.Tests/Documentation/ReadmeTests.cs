using System.Runtime.CompilerServices;
using AdFlux.Testing.Conventions;

namespace AdFlux.Data.Tests.Documentation;

public sealed class ReadmeTests
{
    [Theory]
    [InlineData("README.md", "ReadmeExampleSpec.cs", 10)]
    [InlineData("docs/queries.md", "QueriesExampleSpec.cs", 10)]
    [InlineData("docs/reading.md", "ReadingExampleSpec.cs", 10)]
    [InlineData("docs/repositories.md", "RepositoriesExampleSpec.cs", 30)]
    [InlineData("docs/dependency-injection.md", "DependencyInjectionExampleSpec.cs", 10)]
    [InlineData("docs/telemetry.md", "../Diagnostics/TelemetryProbe.cs", 2)]
    [InlineData("docs/upserts.md", "../Upserts/SplitUpsertSpec.cs", 2)]
    public async Task Every_line_of_code_in_a_page_is_one_that_the_tests_run(string page, string spec, int least)
    {
        IReadOnlyList<string> shown = await DocumentedCode.ShownByAsync(page);
        IReadOnlySet<string> run = await DocumentedCode.RunByAsync($"tests/AdFlux.Data.Tests/Documentation/{spec}");

        Assert.True(shown.Count >= least, $"Only {shown.Count} lines of code were found.");
        Assert.All(shown, line => Assert.Contains(line, run));
    }

    [Fact]
    public async Task Every_link_to_a_file_leads_to_one()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Root(), "README.md"), TestContext.Current.CancellationToken);
        string[] targets =
        [
            .. readme
                .Split("](")
                .Skip(1)
                .Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)])
                .Where(target => !target.Contains("://", StringComparison.Ordinal)),
        ];

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Root(), target)), target));
    }

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
