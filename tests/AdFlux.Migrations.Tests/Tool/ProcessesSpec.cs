using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>Processes that migrate one database at once, are killed, and are asked to end.</summary>
public abstract class ProcessesSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_processes_at_once_all_succeed_and_apply_each_migration_once()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ToolProcess.RunAsync(database, "up")));

        Assert.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.ExitCode == 0 ? "" : result.Error)));
        Assert.Single(results, result => result.Output.StartsWith("Applied ", StringComparison.Ordinal));
        Assert.Equal(1, await database.LoggedAsync("applied"));
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_leaves_nothing_and_does_not_stop_the_next()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var blocker = await database.BlockAsync();
        using var killed = ToolProcess.Start(database, "up");
        await database.UntilBlockedAsync();

        await killed.KillAsync();
        await blocker.DisposeAsync();

        Assert.Equal(0, (await ToolProcess.RunAsync(database, "up")).ExitCode);
        Assert.Equal(1, await database.LoggedAsync("applied"));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_process_asked_to_end_rolls_back_and_says_so(string signal)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var blocker = await database.BlockAsync();
        using var asked = ToolProcess.Start(database, "up");
        await database.UntilBlockedAsync();

        await asked.SignalAsync(signal);
        var result = await asked.ResultAsync();
        await blocker.DisposeAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.EndsWith(
            "adflux-migrate: Cancelled. The migration that was running, if any, was rolled back.\n",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(await database.TablesAsync());
        Assert.Equal(0, (await ToolProcess.RunAsync(database, "up", "--lock-wait", "0")).ExitCode);
    }
}

[OnPostgres]
public sealed class ProcessesOnPostgres(PostgresDatabase database) : ProcessesSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class ProcessesOnSqlite(SqliteDatabase database) : ProcessesSpec(database), IClassFixture<SqliteDatabase>;
