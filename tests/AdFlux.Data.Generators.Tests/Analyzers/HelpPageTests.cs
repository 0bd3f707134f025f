using System.Runtime.CompilerServices;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Tests.Analyzers;

/// <summary>Every rule has a help page, whose examples do what the page says.</summary>
public sealed class HelpPageTests
{
    /// <summary>What the examples may use without a word about it.</summary>
    private const string Usings = """
        global using System.ComponentModel.DataAnnotations.Schema;
        global using System.Text.Json;
        global using System.Text.Json.Serialization;
        global using AdFlux.Data.Ids;
        global using AdFlux.Data.Json;
        global using AdFlux.Data.Mapping.ColumnTypes;
        global using AdFlux.Data.Rows;
        global using Microsoft.EntityFrameworkCore;
        """;

    public static TheoryData<string> Ids => [.. All.Select(rule => rule.Id)];

    private static DiagnosticDescriptor[] All =>
        [
            .. Rules
                .All.Concat(SampleProject.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics))
                .OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];

    [Fact]
    public void Every_id_is_used_once_and_has_a_page_and_every_page_has_an_id()
    {
        string[] pages =
        [
            .. Directory
                .GetFiles(Path.Combine(Docs(), "diagnostics"))
                .Select(Path.GetFileNameWithoutExtension)
                .Order(StringComparer.Ordinal)!,
        ];

        Assert.Equal(Enumerable.Range(1, 21).Select(number => $"ADF{number:0000}"), All.Select(rule => rule.Id));
        Assert.Equal(All.Select(rule => rule.Id), pages);
        Assert.EndsWith("/docs/diagnostics/", Rules.HelpPages, StringComparison.Ordinal);
        Assert.All(All, rule => Assert.Equal($"{Rules.HelpPages}{rule.Id}.md", rule.HelpLinkUri));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_page_says_what_the_rule_says(string id)
    {
        DiagnosticDescriptor rule = All.Single(rule => string.Equals(rule.Id, id, StringComparison.Ordinal));
        bool isFixed = SampleProject.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

        string page = await ReadAsync(id);

        string title = rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith(
            $"# {id}: {title}\n\n{rule.DefaultSeverity}{(isFixed ? "; a code fix mends it." : ".")}",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("\n## Suppress it\n", page, StringComparison.Ordinal);
        string row = $"| [{id}](diagnostics/{id}.md) | {rule.DefaultSeverity} | {(isFixed ? "yes" : "")} | {title} |";
        Assert.Contains(row, await File.ReadAllLinesAsync(Path.Combine(Docs(), "generator.md"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_is_reported_as_that_and_nothing_else(string id)
    {
        using SampleProject project = await ProjectAsync(id, "Wrong");

        IReadOnlyList<Diagnostic> found = await project.DiagnosticsAsync();

        Assert.NotEmpty(found);
        Assert.All(found, diagnostic => Assert.Equal(id, diagnostic.Id));
        // What is only warned of compiles.
        if (found[0].Severity != DiagnosticSeverity.Error)
            Assert.Empty(await project.CompilerErrorsAsync());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_right_example_compiles_and_is_not_reported(string id)
    {
        using SampleProject project = await ProjectAsync(id, "Right");

        Assert.Empty(await project.CompilerErrorsAsync());
        Assert.Empty(await project.DiagnosticsAsync());
    }

    private static async Task<SampleProject> ProjectAsync(string id, string heading)
    {
        string page = await ReadAsync(id);
        string code = page.Split($"## {heading}\n\n```csharp\n")[1].Split("```")[0];
        return code.Contains("[RowCodec]", StringComparison.Ordinal)
            ? SampleProject.OfFriend(Usings, code)
            : SampleProject.Named("Shop", Usings, code);
    }

    private static async Task<string> ReadAsync(string id) =>
        (
            await File.ReadAllTextAsync(Path.Combine(Docs(), "diagnostics", id + ".md"), TestContext.Current.CancellationToken)
        ).ReplaceLineEndings("\n");

    private static string Docs([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs"));
}
