using System.Text.Json;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>The tool's commands with an application's assembly.</summary>
public abstract class ApplicationCommandsSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_applies_shows_and_reverts_them()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var up = await ToolProcess.RunAsync(database, "up", "--assembly", Hiring.File);
        var status = await ToolProcess.RunAsync(database, "status", "--assembly", Hiring.File);
        var down = await ToolProcess.RunAsync(database, "down", "--to", "0", "--yes", "--assembly", Hiring.File);

        Assert.Equal((0, 0, 0), (up.ExitCode, status.ExitCode, down.ExitCode));
        Assert.Equal(7, up.Output.Split('\n').Count(line => line.StartsWith("Applied ", StringComparison.Ordinal)));
        Assert.Matches($"(?m)^{Hiring.NotesId}  applied  [-0-9]+ [:0-9]+  application$", status.Output);
        Assert.Matches($"(?m)^{Migrators.InitialId}  applied  [-0-9]+ [:0-9]+$", status.Output);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task Every_command_of_migrations_takes_them()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        Assert.Equal(3, (await RunAsync(database, "status")).ExitCode);
        Assert.Equal(3, (await RunAsync(database, "wait", "--timeout", "0")).ExitCode);
        Assert.Contains("CREATE VIEW note_counts", (await RunAsync(database, "up", "--dry-run")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(database, "to", Hiring.RatingId)).ExitCode);
        var validated = await RunAsync(database, "validate");
        Assert.Equal(3, validated.ExitCode);
        Assert.Contains("Run adflux-migrate up --assembly <file>.", validated.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await RunAsync(database, "repair")).ExitCode);
        Assert.Equal(0, (await RunAsync(database, "up", "--tag", "demo", "--allow-out-of-order")).ExitCode);
        Assert.Equal(0, (await RunAsync(database, "wait", "--timeout", "0")).ExitCode);
        Assert.Equal(0, (await RunAsync(database, "validate", "--tag", "demo")).ExitCode);
        Assert.Equal(2, (await RunAsync(database, "to", Hiring.NotesId)).ExitCode);
        Assert.Equal(0, (await RunAsync(database, "down", "--to", Hiring.NotesId, "--yes")).ExitCode);
        Assert.Equal([Hiring.NotesId], await database.HistoryAsync());
    }

    [Fact]
    public async Task Lint_names_what_hurts_in_theirs()
    {
        var lint = await ToolCommandLine.RunWithAsync(
            connectionString: null,
            "lint",
            "--provider",
            fixture.ProviderOption(),
            "--assembly",
            Hiring.File,
            "--tag",
            "forward"
        );

        Assert.Contains(Hiring.ForwardId, lint.Output, StringComparison.Ordinal);
        Assert.Equal(1, lint.ExitCode);
    }

    [Fact]
    public async Task The_script_holds_theirs()
    {
        var script = await ToolCommandLine.RunWithAsync(
            connectionString: null,
            "script",
            "--from",
            Migrators.InitialId,
            "--provider",
            fixture.ProviderOption(),
            "--assembly",
            Hiring.File
        );

        Assert.Equal((0, ""), (script.ExitCode, script.Error));
        Assert.Contains(
            "INSERT INTO adflux_application_migrations VALUES ('20270101090000_AddNotes'",
            script.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_document_of_status_says_which_are_the_applications_and_is_as_it_was_without_them()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await RunAsync(database, "up");

        using var with = JsonDocument.Parse((await RunAsync(database, "status", "--output", "json")).Output);
        using var without = JsonDocument.Parse((await ToolCommandLine.RunAsync(database, "status", "--output", "json")).Output);

        var migrations = with.RootElement.GetProperty("migrations").EnumerateArray().ToArray();
        Assert.Equal(7, migrations.Length);
        Assert.Equal("application", migrations[1].GetProperty("set").GetString());
        Assert.Equal(Hiring.NotesId, migrations[1].GetProperty("id").GetString());
        Assert.Equal(
            ["id", "applied", "appliedAt"],
            Assert.Single(without.RootElement.GetProperty("migrations").EnumerateArray()).EnumerateObject().Select(member => member.Name)
        );
        Assert.False(migrations[0].TryGetProperty("set", out _));
    }

    [Fact]
    public async Task Reverting_under_an_application_is_an_error_that_names_what_is_in_the_way()
    {
        await using var database = await Hiring.CreateAsync(fixture);

        var down = await ToolCommandLine.RunAsync(database, "down", "--to", "0", "--yes");

        Assert.Equal(1, down.ExitCode);
        Assert.Contains(
            "table candidate_notes refers to candidates, view note_counts reads candidates",
            down.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await database.CountAsync("candidate_notes"));
    }

    [Theory]
    [InlineData("Npgsql")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    public async Task An_application_that_was_built_with_another_version_of_a_library_of_the_tool_has_its_own(string library)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        using var application = EmittedApplication.WithLibrary(library, new(99, 0, 0, 0));

        var up = await ToolCommandLine.RunAsync(database, "up", "--assembly", application.File);

        Assert.Equal((0, ""), (up.ExitCode, up.ExitCode == 0 ? "" : up.Error));
        Assert.Equal(0, await database.CountAsync("emitted WHERE version_99 = 1"));
    }

    private static Task<ToolResult> RunAsync(TestDatabase database, params string[] arguments) =>
        ToolCommandLine.RunAsync(database, [.. arguments, "--assembly", Hiring.File]);
}

[OnPostgres]
public sealed class ApplicationCommandsOnPostgres(PostgresDatabase database)
    : ApplicationCommandsSpec(database),
        IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class ApplicationCommandsOnSqlite(SqliteDatabase database) : ApplicationCommandsSpec(database), IClassFixture<SqliteDatabase>;
