using System.Text.Json;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>What each command writes and returns.</summary>
public abstract class CommandsSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_up_and_down_tell_by_their_exit_codes_where_the_database_is()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        Assert.Equal(3, (await ToolProcess.RunAsync(database, "status")).ExitCode);
        Assert.Equal(0, (await ToolProcess.RunAsync(database, "up")).ExitCode);
        Assert.Equal(0, (await ToolProcess.RunAsync(database, "status")).ExitCode);
        Assert.Equal(0, (await ToolProcess.RunAsync(database, "up")).ExitCode);
        Assert.Equal(0, (await ToolProcess.RunAsync(database, "down", "--to", "0", "--yes")).ExitCode);
        Assert.Equal(3, (await ToolProcess.RunAsync(database, "status")).ExitCode);
    }

    [Fact]
    public async Task Results_are_on_the_output_and_logs_on_the_error_stream()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var up = await ToolProcess.RunAsync(database, "up");
        var status = await ToolProcess.RunAsync(database, "status");

        Assert.Matches("^Applied 20260101000000_Initial in [0-9]+ ms\\.\n$", up.Output);
        Assert.Contains("Running migration 20260101000000_Initial", up.Error, StringComparison.Ordinal);
        Assert.Matches(
            "^20260101000000_Initial  applied  [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}\nThe database is up to date\\.\n$",
            status.Output
        );
        Assert.Empty(status.Error);
    }

    [Fact]
    public async Task Json_output_is_one_document()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        using var up = JsonDocument.Parse((await ToolProcess.RunAsync(database, "up", "--output", "json")).Output);
        using var status = JsonDocument.Parse((await ToolProcess.RunAsync(database, "status", "--output", "json")).Output);

        var step = Assert.Single(up.RootElement.GetProperty("migrations").EnumerateArray());
        Assert.Equal("20260101000000_Initial", step.GetProperty("id").GetString());
        Assert.Equal("up", step.GetProperty("direction").GetString());
        Assert.True(status.RootElement.GetProperty("upToDate").GetBoolean());
        Assert.True(status.RootElement.GetProperty("migrations")[0].GetProperty("applied").GetBoolean());
    }

    [Fact]
    public async Task Down_without_yes_changes_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        var result = await ToolProcess.RunAsync(database, "down", "--to", "0");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--yes", result.Error, StringComparison.Ordinal);
        Assert.Equal(9, (await database.TablesAsync()).Length);
    }

    [Fact]
    public async Task Down_to_a_migration_that_is_not_there_names_those_that_are()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        var result = await ToolProcess.RunAsync(database, "down", "--to", "20250101000000_Nothing", "--yes");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("It holds 20260101000000_Initial", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("status")]
    [InlineData("down", "--to", "0", "--yes")]
    public async Task A_newer_database_has_an_exit_code_of_its_own(params string[] arguments)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        await database.AddFromTheFutureAsync();

        var result = await ToolProcess.RunAsync(database, arguments);

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("29990101000000_Future", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(9, (await database.TablesAsync()).Length);
    }

    [Fact]
    public async Task A_held_lock_has_an_exit_code_of_its_own()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var holder = await database.HoldLockAsync();

        var result = await ToolProcess.RunAsync(database, "up", "--lock-wait", "0");

        Assert.Equal(4, result.ExitCode);
        Assert.Equal("adflux-migrate: Another migration run holds the lock on this database; waited 0 s.\n", result.Error);
    }

    [Fact]
    public async Task The_connection_string_may_be_an_option_or_in_a_file()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var provider = database.ProviderOption();
        var folder = TestFolder.Create("tool");
        var file = Path.Combine(folder.FullName, "adflux.connection");
        await File.WriteAllTextAsync(file, database.ConnectionString + "\n", Cancellation);

        var up = await ToolProcess.RunWithAsync(null, "up", "--provider", provider, "--connection", database.ConnectionString);
        var status = await ToolProcess.RunWithAsync(null, "status", "--provider", provider, "--connection-file", file);
        folder.Delete(recursive: true);

        Assert.Equal((0, 0), (up.ExitCode, status.ExitCode));
    }
}

[OnPostgres]
public sealed class CommandsOnPostgres(PostgresDatabase database) : CommandsSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class CommandsOnSqlite(SqliteDatabase database) : CommandsSpec(database), IClassFixture<SqliteDatabase>;
