using AdFlux.Testing.Conventions;

namespace AdFlux.Migrations.Tests.Documentation;

public sealed class PageTests
{
    private const string Folder = "tests/AdFlux.Migrations.Tests/Documentation/";

    [Theory]
    [InlineData("docs/migrations.md", "MigrationsExample", 8)]
    [InlineData("docs/adoption.md", "AdoptionExample", 3)]
    [InlineData("docs/schema-checks.md", "SchemaChecksExample", 7)]
    public async Task Every_line_of_code_in_a_page_is_one_that_the_tests_run(string page, string example, int least)
    {
        var shown = await DocumentedCode.ShownByAsync(page);
        var run = await DocumentedCode.RunByAsync(
            $"{Folder}{example}Spec.cs",
            $"{Folder}{example}OnPostgres.cs",
            $"{Folder}{example}OnSqlite.cs"
        );

        Assert.True(shown.Count >= least, $"Only {shown.Count} lines of code were found.");
        Assert.All(shown, line => Assert.Contains(line, run));
    }

    [Fact]
    public async Task Every_line_of_code_about_an_applications_own_migrations_is_one_that_the_tests_run()
    {
        var shown = await DocumentedCode.ShownByAsync("docs/own-tables.md", "## With FluentMigrator, beside ours");
        var run = await DocumentedCode.RunByAsync(
            $"{Folder}OwnMigrationsExampleSpec.cs",
            "tests/AdFlux.Migrations.Application/AddNotes.cs"
        );

        Assert.True(shown.Count >= 20, $"Only {shown.Count} lines of code were found.");
        Assert.All(shown, line => Assert.Contains(line, run));
    }
}
