using System.Globalization;
using AdFlux.Data.Tests.Support;
using AdFlux.Testing.Conventions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Samples;

public abstract class QuickstartSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private const string Row = """
        {"account_id":"1","campaign_id":"2","adset_id":"3","ad_id":"4","date_start":"2026-06-01","date_stop":"2026-06-01","impressions":"100","clicks":"7","spend":"1.5"}
        """;

    [Fact]
    public async Task The_sample_is_stored_compared_and_reported_alike_on_both_databases()
    {
        (int exitCode, string output, string errors) = await RunAsync();

        Assert.Equal((0, ""), (exitCode, errors));

        // The first two lines name the database and what the migration did.
        string report = string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Skip(2).Select(line => line.TrimEnd()));
        Approved.Equal(report, "Quickstart.approved.txt");
    }

    [Fact]
    public async Task An_own_file_is_stored_with_stubs_of_its_parents()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("mine.json", $$"""{"data":[{{Row}}]}""");

        (int exitCode, string output, string errors) = await RunAsync("--input", file);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("1 inserted", output, StringComparison.Ordinal);
        Assert.Contains("3 stubs of parents", output, StringComparison.Ordinal);
        Assert.Contains("1.50", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_stored_parents_first()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a-insights.ndjson", Row);
        folder.Write("b-ads.json", """[{"id":"4","name":"The ad","adset_id":"3"}]""");
        folder.Write("c-adsets.json", """[{"id":"3","name":"The ad set","campaign_id":"2","optimization_goal":"LEADS"}]""");
        folder.Write("d-campaigns.json", """[{"id":"2","name":"The campaign","account_id":"1","objective":"OUTCOME_LEADS"}]""");
        folder.Write("e-empty.json", """{"data":[]}""");
        folder.Write("readme.txt", "not an export");

        (int exitCode, string output, string errors) = await RunAsync("--input", folder.Path);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.DoesNotContain("stubs", output, StringComparison.Ordinal);
        Assert.Contains("The campaign", output, StringComparison.Ordinal);
        Assert.Contains("The ad", output, StringComparison.Ordinal);
        Assert.Contains("e-empty.json: no rows.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut short", """{"data":[ROW,{"ad_id":"5","date_st""")]
    [InlineData(
        "not a number",
        """[ROW,{"account_id":"1","campaign_id":"2","adset_id":"3","ad_id":"5","date_start":"2026-06-01","date_stop":"2026-06-01","spend":"much"}]"""
    )]
    [InlineData(
        "a breakdown",
        """[ROW,{"account_id":"1","campaign_id":"2","adset_id":"3","ad_id":"5","age":"18-24","date_start":"2026-06-01","date_stop":"2026-06-01"}]"""
    )]
    [InlineData(
        "an answer of Meta",
        """{"error":{"message":"Error validating access token: Session has expired","type":"OAuthException","code":190}}"""
    )]
    [InlineData("not JSON", "<html>Sign in</html>")]
    [InlineData("empty", "")]
    [InlineData("no level", """[{"date_start":"2026-06-01","date_stop":"2026-06-01"}]""")]
    [InlineData("no parent", """[{"ad_id":"5","date_start":"2026-06-01","date_stop":"2026-06-01"}]""")]
    public async Task Wrong_input_gets_one_clear_line_and_nothing_of_the_file_is_stored(string what, string content)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("wrong.json", content.Replace("ROW", Row, StringComparison.Ordinal));

        (int exitCode, string output, string errors) = await RunAsync("--input", file);

        Assert.Equal(1, exitCode);
        string line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(line.Contains("wrong.json", StringComparison.Ordinal), $"{what}: {line}");
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal(0L, await CountInsightsAsync(output));
    }

    [Theory]
    [InlineData(
        """{"data":[{"campaign_id":"2","date_start":"2026-06-01","date_stop":"2026-06-01","spend":"1"},{"campaign_id":"2","date_start":"2026-06-01","date_stop":"2026-06-01","spend":"2"}]}""",
        "Rows 1 and 2 differ, and both are campaign 2 on 2026-06-01"
    )]
    [InlineData(
        """{"id":"9","account_id":"1","async_status":"Job Completed","date_start":"2026-06-01","date_stop":"2026-06-01"}""",
        "ask for 9/insights"
    )]
    [InlineData("""{"data":[{"id":"1","account_id":"2","name":"x","status":"ACTIVE"}]}""", "name the kind")]
    public async Task What_could_be_stored_wrong_without_a_word_is_refused(string content, string says)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("wrong.json", content);

        (int exitCode, _, string errors) = await RunAsync("--input", file);

        Assert.Equal(1, exitCode);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kind_of_a_file_can_be_named_and_a_row_that_contradicts_it_is_refused()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("mine.json", """[{"id":"1","account_id":"2","name":"x"}]""");

        (int exitCode, string output, _) = await RunAsync("--input", file, "--kind", "campaigns");
        (int otherCode, _, string errors) = await RunAsync("--input", file, "--kind", "insights");

        Assert.Equal((0, 1), (exitCode, otherCode));
        Assert.Contains("1 inserted", output, StringComparison.Ordinal);
        Assert.Contains("no date_start", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_that_differ_are_warned_of()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("log.ndjson", $"{Row}\n{Row}\n{Row.Replace("1.5", "2.5", StringComparison.Ordinal)}");

        (int exitCode, string output, string errors) = await RunAsync("--input", file);

        Assert.Equal(0, exitCode);
        Assert.Contains("2 duplicates", output, StringComparison.Ordinal);
        Assert.StartsWith("Warning: log.ndjson: 2 of the duplicates differ", errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        QuickstartProcess.RunAsync(
            Database.Provider == TestProvider.PostgreSql ? [.. arguments, "--postgres", Database.ConnectionString] : arguments,
            Token
        );

    // On SQLite the quickstart makes a file of its own and says where.
    private async Task<long> CountInsightsAsync(string output)
    {
        if (Database.Provider == TestProvider.PostgreSql)
            return await CreateContext().MetaInsights.LongCountAsync(Token);

        const string head = "SQLite database: ";
        string file = output.Split('\n').Single(line => line.StartsWith(head, StringComparison.Ordinal))[head.Length..].Trim();
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync(Token);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM meta_insights";
        return Convert.ToInt64(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adflux-quickstart-test-");

        public string Path => _folder.FullName;

        public string Write(string name, string content)
        {
            string file = System.IO.Path.Combine(Path, name);
            File.WriteAllText(file, content);
            return file;
        }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
