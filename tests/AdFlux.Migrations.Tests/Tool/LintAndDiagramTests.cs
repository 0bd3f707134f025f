using System.Text.Json;
using AdFlux.Migrations.Linting;
using AdFlux.Migrations.Schema;
using AdFlux.Migrations.Tests.Support;
using AdFlux.Migrations.Tool.Output;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>What <c>lint</c> and <c>diagram</c> write without a database.</summary>
public sealed class LintAndDiagramTests
{
    private static readonly IReadOnlyList<LintFinding> Findings = MigrationLint.Check(
        MigrationProvider.PostgreSql,
        [typeof(Linted.Rename), typeof(Linted.SuppressedIndex)]
    );

    [Fact]
    public void Each_finding_says_why_it_hurts_and_what_to_do_instead_or_why_it_does_not()
    {
        var output = new StringWriter();
        new Report(new(output, TextWriter.Null, IsTerminal: false, _ => null), isJson: false).WriteLint(
            Findings,
            [MigrationProvider.PostgreSql],
            pending: null
        );

        Assert.Equal(
            """
            20310101000000_Rename  postgresql  rename: column campaigns.headline
                The version that is still running asks for the old name. Add the new one beside it, write both, and drop the old one a version later.
            20310101000000_SuppressedIndex  postgresql  index-not-concurrent: index ix_name on campaigns
                suppressed: the table is empty until the next version
            All migrations were checked: rules are broken in 1 place.

            """,
            output.ToString()
        );
    }

    [Fact]
    public void As_json_a_finding_holds_its_rule()
    {
        var output = new StringWriter();
        new Report(new(output, TextWriter.Null, IsTerminal: false, _ => null), isJson: true).WriteLint(
            Findings,
            [MigrationProvider.PostgreSql],
            pending: null
        );

        using var document = JsonDocument.Parse(output.ToString());
        Assert.False(document.RootElement.GetProperty("isClean").GetBoolean());
        var findings = document.RootElement.GetProperty("findings");
        Assert.Equal("rename", findings[0].GetProperty("rule").GetString());
        Assert.Equal("20310101000000_Rename", findings[0].GetProperty("migration").GetString());
        Assert.Equal(JsonValueKind.Null, findings[0].GetProperty("suppressedBecause").ValueKind);
        Assert.Equal("the table is empty until the next version", findings[1].GetProperty("suppressedBecause").GetString());
    }

    [Fact]
    public async Task Lint_needs_no_database_and_then_checks_all_migrations_for_both_providers()
    {
        var all = await ToolCommandLine.RunWithAsync(null, "lint");
        var ofOne = await ToolCommandLine.RunWithAsync(null, "lint", "--provider", "sqlite");

        Assert.Equal((0, "All migrations were checked: nothing hurts a database in use.\n"), (all.ExitCode, all.Output));
        Assert.Equal((all.ExitCode, all.Output), (ofOne.ExitCode, ofOne.Output));
        Assert.Equal(["postgresql", "sqlite"], await ProvidersAsync());
        Assert.Equal(["sqlite"], await ProvidersAsync("--provider", "sqlite"));
    }

    [Fact]
    public async Task The_diagram_needs_no_database()
    {
        var diagram = await ToolCommandLine.RunWithAsync(null, "diagram");
        using var document = JsonDocument.Parse((await ToolCommandLine.RunWithAsync(null, "diagram", "--output", "json")).Output);

        Assert.Equal((0, AdFluxSchema.ToMermaid()), (diagram.ExitCode, diagram.Output));
        Assert.Equal(AdFluxSchema.ToMermaid(), document.RootElement.GetProperty("mermaid").GetString());
    }

    [Theory]
    [InlineData("goes with --provider", "lint", "--connection", "Data Source=a.db")]
    [InlineData("without --output json", "drift", "--sql", "--output", "json", "--provider", "sqlite", "--connection", "Data Source=a.db")]
    [InlineData("'--provider' is required", "drift")]
    [InlineData("Unrecognized command or argument '--provider'", "diagram", "--provider", "sqlite")]
    public async Task A_wrong_command_line_says_what_to_type(string expected, params string[] arguments)
    {
        var result = await ToolCommandLine.RunWithAsync(null, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drift")]
    [InlineData("lint")]
    [InlineData("diagram")]
    public async Task The_help_ends_with_an_example(string command)
    {
        var result = await ToolCommandLine.RunWithAsync(null, command, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches($"Example:\n  adflux-migrate {command} .*\n$", result.Output);
    }

    private static async Task<string[]> ProvidersAsync(params string[] arguments)
    {
        var result = await ToolCommandLine.RunWithAsync(null, ["lint", "--output", "json", .. arguments]);
        using var document = JsonDocument.Parse(result.Output);
        return [.. document.RootElement.GetProperty("providers").EnumerateArray().Select(provider => provider.GetString()!)];
    }
}
