using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;
using Npgsql;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>A migration that cannot be in a transaction, ended in the middle.</summary>
[OnPostgres]
public sealed class ConcurrentIndexOnPostgres(PostgresDatabase fixture) : IClassFixture<PostgresDatabase>
{
    private const int RunningOutside = 8;
    private const int Executed = 6;
    private const string IsValid = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('ix_first_step_id')";

    private static readonly Type[] Both = [typeof(Steps.First), typeof(Steps.Index)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_while_the_index_is_made_it_frees_the_lock_at_once_and_the_next_run_makes_the_index_anew()
    {
        await using var database = await CreateFirstAsync();
        await using var writer = await BlockAsync(database);
        using var killed = ToolProcess.StartHost(database, "latest", endsAt: 0, Both);
        await database.UntilAsync(IsValid, false);

        await killed.KillAsync();

        // The writer is still there: the server has seen by itself that its client is gone.
        await database.UntilUnlockedAsync();
        Assert.Equal(false, await database.ScalarAsync(IsValid, Cancellation));
        await writer.DisposeAsync();
        Assert.Equal(Steps.IndexId, Assert.Single((await MigrateAsync(database)).Steps).MigrationId);
        Assert.Equal(true, await database.ScalarAsync(IsValid, Cancellation));
        Assert.Equal(2, await database.LoggedAsync("applied"));
    }

    [Theory]
    [InlineData(RunningOutside)]
    [InlineData(Executed)]
    public async Task Killed_before_or_after_the_index_is_made_the_next_run_completes(int point)
    {
        await using var database = await CreateFirstAsync();
        using var killed = ToolProcess.StartHost(database, "latest", point, Both);
        Assert.Equal(137, (await killed.ResultAsync()).ExitCode);
        var found = Assert.Single((await database.MigratorOf(Both).ValidateAsync(Cancellation)).Findings);
        Assert.Equal(MigrationFindingKind.Interrupted, found.Kind);

        Assert.Single((await MigrateAsync(database)).Steps);

        Assert.Equal(true, await database.ScalarAsync(IsValid, Cancellation));
        Assert.Empty((await database.MigratorOf(Both).ValidateAsync(Cancellation)).Findings);
    }

    [Theory]
    [InlineData(RunningOutside, true)]
    [InlineData(Executed, true)]
    [InlineData(RunningOutside, false)]
    [InlineData(Executed, false)]
    public async Task Killed_while_it_is_reverted_it_can_be_reverted_or_applied_again(int point, bool revertsAgain)
    {
        await using var database = await CreateFirstAsync();
        await MigrateAsync(database);
        using var killed = ToolProcess.StartHost(database, Steps.FirstId, point, Both);
        Assert.Equal(137, (await killed.ResultAsync()).ExitCode);

        if (revertsAgain)
        {
            await database.MigratorOf(Both).MigrateDownAsync(Steps.FirstId, Migrators.NoWait, Cancellation);
        }
        else
        {
            await MigrateAsync(database);
        }

        Assert.Equal(revertsAgain ? null : true, await database.ScalarAsync(IsValid, Cancellation));
        Assert.Equal(revertsAgain, (await database.MigratorOf(Both).GetStatusAsync(Cancellation)).HasPending);
    }

    [Fact]
    public async Task Cancelled_in_the_middle_it_says_that_the_next_run_completes_it()
    {
        await using var database = await CreateFirstAsync();
        await using var writer = await BlockAsync(database);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = Task.Run(() => database.MigratorOf(Both).MigrateAsync(cancellationToken: cancellation.Token), Cancellation);
        await database.UntilAsync(IsValid, false);

        await cancellation.CancelAsync();

        var interrupted = await Assert.ThrowsAsync<MigrationInterruptedException>(() => run);
        Assert.Equal(Steps.IndexId, interrupted.MigrationId);
        await writer.DisposeAsync();
        await MigrateAsync(database);
        Assert.Equal(true, await database.ScalarAsync(IsValid, Cancellation));
    }

    [Fact]
    public async Task Refused_by_the_data_it_leaves_an_invalid_index_that_repair_removes_and_the_next_run_makes_anew()
    {
        await using var database = await CreateFirstAsync();
        await database.ExecuteAsync("INSERT INTO first_step VALUES (1), (1)", Cancellation);
        var migrator = database.MigratorOf(Both);

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => MigrateAsync(database));
        var found = Assert.Single((await migrator.ValidateAsync(Cancellation)).Findings);
        var told = await migrator.RepairAsync(cancellationToken: Cancellation);
        var isValidBefore = await database.ScalarAsync(IsValid, Cancellation);
        var mended = await migrator.RepairAsync(new() { Apply = true }, Cancellation);

        Assert.False(failure.IsRolledBack);
        Assert.Equal(MigrationFindingKind.Interrupted, found.Kind);
        Assert.Contains("ix_first_step_id", found.Message, StringComparison.Ordinal);
        Assert.Equal((false, false), (told.IsApplied, isValidBefore));
        Assert.Equal(Steps.IndexId, Assert.Single(mended.Mended).MigrationId);
        Assert.Null(await database.ScalarAsync(IsValid, Cancellation));
        Assert.Equal(MigrationFindingKind.Pending, Assert.Single((await migrator.ValidateAsync(Cancellation)).Findings).Kind);
        await database.ExecuteAsync("TRUNCATE first_step", Cancellation);
        await MigrateAsync(database);
        Assert.Equal(true, await database.ScalarAsync(IsValid, Cancellation));
    }

    [Fact]
    public async Task Someone_elses_index_of_the_same_name_is_never_taken_for_its_own()
    {
        await using var database = await CreateFirstAsync();
        await database.ExecuteAsync("CREATE INDEX ix_first_step_id ON first_step (id)", Cancellation);

        await Assert.ThrowsAsync<MigrationFailedException>(() => MigrateAsync(database));
        await Assert.ThrowsAsync<MigrationFailedException>(() => MigrateAsync(database));

        Assert.True((await database.MigratorOf(Both).GetStatusAsync(Cancellation)).HasPending);
        Assert.Equal(true, await database.ScalarAsync(IsValid, Cancellation));
    }

    private async Task<TestDatabase> CreateFirstAsync()
    {
        var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        return database;
    }

    private static Task<MigrationResult> MigrateAsync(TestDatabase database) =>
        database.MigratorOf(Both).MigrateAsync(new() { LockWait = TimeSpan.FromSeconds(10) }, Cancellation);

    /// <summary>Writes to the table and does not commit, which the index has to wait for.</summary>
    private static async Task<NpgsqlConnection> BlockAsync(TestDatabase database)
    {
        var connection = (NpgsqlConnection)await database.OpenConnectionAsync(Cancellation);
        await using var command = new NpgsqlCommand("BEGIN; INSERT INTO first_step VALUES (1)", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }
}
