using System.Text.Json;
using AdFlux.Package.Tests.Support;

namespace AdFlux.Package.Tests;

/// <summary>The analyzers of the package under the compiler of the SDK, whose log of a build says what they reported.</summary>
public sealed class AnalyzerTests(PackedPackages packages)
{
    [Fact]
    public async Task The_compiler_of_the_SDK_runs_the_analyzers()
    {
        JsonElement run = await ReadLogAsync();

        Assert.Equal(
            ["ADF0014", "ADF0015"],
            run.GetProperty("results")
                .EnumerateArray()
                .Select(result => result.GetProperty("ruleId").GetString()!)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_help_page_of_a_rule_is_in_the_repository_that_the_package_names()
    {
        JsonElement run = await ReadLogAsync();
        string? repository = packages.Open("AdFlux.Data").Metadata("repository")?.Attribute("url")?.Value;

        JsonElement[] rules =
        [
            .. run.GetProperty("tool")
                .GetProperty("driver")
                .GetProperty("rules")
                .EnumerateArray()
                .Where(rule => rule.GetProperty("id").GetString()!.StartsWith("ADF", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(rules);
        Assert.All(
            rules,
            rule =>
                Assert.Equal(
                    $"{repository}/blob/main/docs/diagnostics/{rule.GetProperty("id").GetString()}.md",
                    rule.GetProperty("helpUri").GetString()
                )
        );
    }

    private async Task<JsonElement> ReadLogAsync()
    {
        Consumers consumers = await packages.BuiltConsumersAsync();
        await using FileStream log = consumers.FileOf("Warned", "warnings.sarif").OpenRead();
        using JsonDocument document = await JsonDocument.ParseAsync(log, cancellationToken: TestContext.Current.CancellationToken);
        return document.RootElement.GetProperty("runs")[0].Clone();
    }
}
