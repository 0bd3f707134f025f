using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Tool;

/// <summary>Processes that migrate one database at once, are killed, and are asked to end.</summary>
public abstract class ProcessesSpec(TestDatabase fixture)
{
    /// <summary>The messages at whose place a process is killed.</summary>
    public static TheoryData<int> FaultPoints => [LockTaken, Running, Executed, Recorded, Committed];

    private const int Running = 2;
    private const int Committed = 3;
    private const int LockTaken = 5;
    private const int Executed = 6;
    private const int Recorded = 7;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_processes_at_once_all_succeed_and_apply_each_migration_once()
    {
        for (var round = 0; round < Rounds.Count; round++)
        {
            await using var database = await fixture.CreateAnotherAsync(Cancellation);

            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ToolProcess.RunAsync(database, "up")));

            Assert.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.ExitCode == 0 ? "" : result.Error)));
            Assert.Single(results, result => result.Output.StartsWith("Applied ", StringComparison.Ordinal));
            Assert.Equal(1, await database.LoggedAsync("applied"));
        }
    }

    [Fact]
    public async Task Eight_processes_at_once_apply_a_migration_outside_of_transactions_once()
    {
        for (var round = 0; round < Rounds.Count; round++)
        {
            await using var database = await fixture.CreateAnotherAsync(Cancellation);

            var hosts = Enumerable
                .Range(0, 8)
                .Select(_ => ToolProcess.StartHost(database, "latest", endsAt: 0, typeof(Steps.First), typeof(Steps.Index)))
                .ToArray();
            var results = await Task.WhenAll(hosts.Select(host => host.ResultAsync()));

            Assert.All(results, result => Assert.Equal((0, ""), (result.ExitCode, result.Error)));
            Assert.Single(results, result => result.Output.Trim().Length > 0);
            Assert.Equal(2, await database.LoggedAsync("applied"));
        }
    }

    [Fact]
    public async Task A_process_killed_after_any_time_blocks_nobody_and_the_next_completes()
    {
        int[] delaysMs = [0, 150, 250, 350, 500];
        for (var round = 0; round < Rounds.Count; round++)
        {
            foreach (var delayMs in delaysMs)
            {
                await using var database = await fixture.CreateAnotherAsync(Cancellation);
                using var killed = ToolProcess.Start(database, "up");
                await Task.Delay(TimeSpan.FromMilliseconds(delayMs + (7 * round)), Cancellation);

                await killed.KillAsync();

                var next = await ToolProcess.RunAsync(database, "up", "--lock-wait", "10");
                Assert.Equal((0, ""), (next.ExitCode, next.ExitCode == 0 ? "" : next.Error));
                Assert.Equal(1, await database.LoggedAsync("applied"));
                Assert.Equal(9, (await database.TablesAsync()).Length);
            }
        }
    }

    [Theory]
    [MemberData(nameof(FaultPoints))]
    public async Task A_process_killed_at_any_point_blocks_nobody_and_the_next_completes(int point)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        Type[] migrations = [typeof(Steps.First), typeof(Steps.Second), typeof(Steps.Index), typeof(Steps.Third)];
        // Each run goes on where the one before was killed, and meets the same end at the next migration.
        foreach (var _ in migrations)
        {
            using var killed = ToolProcess.StartHost(database, "latest", point, migrations);
            Assert.Equal(137, (await killed.ResultAsync()).ExitCode);
        }

        using var last = ToolProcess.StartHost(database, "latest", endsAt: 0, migrations);
        Assert.Equal(
            (0, ""),
            (await last.ResultAsync()) switch
            {
                var result => (result.ExitCode, result.Error),
            }
        );

        Assert.Equal(["first_step", "second_step", "third_step"], await database.TablesAsync());
        Assert.Equal(4, await database.LoggedAsync("applied"));
        Assert.Empty((await database.MigratorOf(migrations).ValidateAsync(Cancellation)).Findings);
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
