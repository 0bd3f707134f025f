using System.Text.Json;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>The commands beside up, down and status: what each writes and returns.</summary>
public abstract class MoreCommandsSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dry_run_prints_the_SQL_and_writes_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var result = await ToolCommandLine.RunAsync(database, "up", "--dry-run");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(
            "-- Would apply 20260101000000_Initial, in one transaction:\nCREATE TABLE",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.EndsWith("-- Dry run: nothing was written.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await ToolCommandLine.RunAsync(database, "status")).ExitCode);
        if (database is SqliteDatabase sqlite)
        {
            Assert.False(File.Exists(sqlite.File));
        }
    }

    [Fact]
    public async Task To_goes_both_ways_and_back_only_with_yes()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        Assert.Equal(0, (await ToolCommandLine.RunAsync(database, "to", Migrators.InitialId)).ExitCode);
        var refused = await ToolCommandLine.RunAsync(database, "to", "0");
        Assert.Equal((2, 9), (refused.ExitCode, (await database.TablesAsync()).Length));
        Assert.Contains("--yes", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await ToolCommandLine.RunAsync(database, "to", "0", "--yes")).ExitCode);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task Validate_and_repair_tell_by_their_exit_codes_what_is_wrong_until_it_is_accepted()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        Assert.Equal(3, (await ToolCommandLine.RunAsync(database, "validate")).ExitCode);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        Assert.Equal(0, (await ToolCommandLine.RunAsync(database, "validate")).ExitCode);
        await database.ExecuteAsync("UPDATE adflux_migration_log SET checksum = 'of another text'", Cancellation);

        var changed = await ToolCommandLine.RunAsync(database, "validate");
        var up = await ToolCommandLine.RunAsync(database, "up");
        var told = await ToolCommandLine.RunAsync(database, "repair", "--accept", Migrators.InitialId);
        var mended = await ToolCommandLine.RunAsync(database, "repair", "--apply", "--accept", Migrators.InitialId);

        Assert.Equal((5, 5, 5, 0), (changed.ExitCode, up.ExitCode, told.ExitCode, mended.ExitCode));
        Assert.StartsWith($"{Migrators.InitialId}  checksum-changed\n", changed.Output, StringComparison.Ordinal);
        Assert.Contains($"adflux-migrate repair --apply --accept {Migrators.InitialId}", up.Error, StringComparison.Ordinal);
        Assert.StartsWith("--apply would mend", told.Output, StringComparison.Ordinal);
        Assert.StartsWith("Mended", mended.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await ToolCommandLine.RunAsync(database, "validate")).ExitCode);
    }

    [Fact]
    public async Task A_newer_database_is_allowed_by_an_option_only()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        await database.AddFromTheFutureAsync();

        foreach (var command in (string[])["up", "status", "validate", "wait"])
        {
            Assert.Equal(6, (await ToolCommandLine.RunAsync(database, command)).ExitCode);
            Assert.Equal(0, (await ToolCommandLine.RunAsync(database, command, "--allow-newer")).ExitCode);
        }
    }

    [Fact]
    public async Task Wait_returns_when_the_database_is_at_this_version()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        Assert.Equal(3, (await ToolCommandLine.RunAsync(database, "wait", "--timeout", "0")).ExitCode);
        using var wait = ToolProcess.Start(database, "wait", "--timeout", "60");

        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(0, (await wait.ResultAsync()).ExitCode);
    }

    [Fact]
    public async Task Every_command_writes_one_document_as_JSON_and_so_does_a_failure()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        string[][] commands =
        [
            ["up", "--dry-run"],
            ["validate"],
            ["up"],
            ["status"],
            ["wait"],
            ["repair"],
            ["unlock"],
            ["to", "0"],
            ["to", "0", "--yes"],
        ];
        foreach (var command in commands)
        {
            var result = await ToolCommandLine.RunAsync(database, [.. command, "--output", "json"]);
            using var document = JsonDocument.Parse(result.Output);
            Assert.Equal(command is ["to", "0"], document.RootElement.TryGetProperty("error", out var error));
            Assert.True(error.ValueKind is JsonValueKind.Undefined || error.GetProperty("exitCode").GetInt32() == result.ExitCode);
        }
    }

    [Fact]
    public async Task A_script_makes_what_up_makes_so_that_up_finds_nothing_left()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var provider = database.ProviderOption();
        var folder = TestFolder.Create("script");
        var file = Path.Combine(folder.FullName, "adflux.sql");

        var written = await ToolCommandLine.RunWithAsync(null, "script", "--provider", provider, "--file", file);
        var again = await ToolCommandLine.RunWithAsync(null, "script", "--provider", provider, "--file", file);
        var sql = await File.ReadAllTextAsync(file, Cancellation);
        var printed = await ToolCommandLine.RunWithAsync(null, "script", "--provider", provider);
        folder.Delete(recursive: true);
        await database.ExecuteAsync(sql, Cancellation);
        if (database.Provider is TestProvider.PostgreSql)
        {
            await database.ExecuteAsync(sql, Cancellation);
        }
        else
        {
            // After a statement that gives rows, the driver does not tell of errors in those behind it.
            var statements = sql.Replace("PRAGMA journal_mode = wal;", "", StringComparison.Ordinal);
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.ExecuteAsync(statements, Cancellation));
        }

        Assert.Equal((0, 2, 0), (written.ExitCode, again.ExitCode, printed.ExitCode));
        Assert.Equal(sql, printed.Output);
        Assert.Equal("Nothing to do.\n", (await ToolCommandLine.RunAsync(database, "up")).Output);
        Assert.Equal(0, (await ToolCommandLine.RunAsync(database, "validate")).ExitCode);
        Assert.Equal(1, await database.LoggedAsync("applied"));
    }
}

[OnPostgres]
public sealed class MoreCommandsOnPostgres(PostgresDatabase fixture) : MoreCommandsSpec(fixture), IClassFixture<PostgresDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly PostgresDatabase _fixture = fixture;

    [Fact]
    public async Task Unlock_ends_the_session_that_holds_the_lock_when_told_twice()
    {
        await using var database = await _fixture.CreateAnotherAsync(Cancellation);
        await using var blocker = await database.BlockAsync();
        using var stuck = ToolProcess.Start(database, "up");
        await database.UntilBlockedAsync();

        var ended = await ToolCommandLine.RunAsync(database, "unlock", "--terminate", "--yes");

        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith("Ended process", ended.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await stuck.ResultAsync()).ExitCode);
        Assert.Empty(await database.Migrator().GetLockHoldersAsync(Cancellation));
    }

    [Fact]
    public async Task Through_pgbouncer_in_transaction_mode_up_is_refused_with_advice()
    {
        await using var database = await _fixture.CreateAnotherAsync(Cancellation);
        await using var pooler = await PgBouncer.StartAsync(database);

        var refused = await ToolCommandLine.RunWithAsync(pooler.ConnectionString, "up", "--provider", "postgresql");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Connect to the server itself to migrate.", refused.Error, StringComparison.Ordinal);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_waited_for_no_longer_than_told()
    {
        const string nobody = "Host=127.0.0.1;Port=1;Database=adflux;Username=adflux;Timeout=2";

        var up = await ToolCommandLine.RunWithAsync(nobody, "up", "--wait-for-db", "1", "--provider", "postgresql");
        var wait = await ToolCommandLine.RunWithAsync(nobody, "wait", "--timeout", "1", "--provider", "postgresql");

        Assert.Equal((7, 7), (up.ExitCode, wait.ExitCode));
        Assert.StartsWith("The database cannot be reached yet; waiting for it", up.Error, StringComparison.Ordinal);
    }
}

[OnSqlite]
public sealed class MoreCommandsOnSqlite(SqliteDatabase database) : MoreCommandsSpec(database), IClassFixture<SqliteDatabase>;
