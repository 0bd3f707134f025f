using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>Several runs on one database at once.</summary>
public abstract class LockSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_at_once_apply_each_migration_once()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var types = new[] { typeof(Steps.First), typeof(Steps.Second), typeof(Steps.Third) };

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => Task.Run(() => database.MigratorOf(types).MigrateAsync(cancellationToken: Cancellation), Cancellation))
        );

        Assert.Equal(3, results.Sum(result => result.Steps.Count));
        Assert.Equal(3, await database.LoggedAsync("applied"));
        Assert.Equal(["first_step", "second_step", "third_step"], await database.TablesAsync());
    }

    [Fact]
    public async Task A_run_that_had_to_wait_finds_nothing_left_to_do()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var blocker = await database.BlockAsync();
        var first = Task.Run(() => database.Migrator().MigrateAsync(cancellationToken: Cancellation), Cancellation);
        await database.UntilBlockedAsync();
        var second = Task.Run(() => database.Migrator().MigrateAsync(cancellationToken: Cancellation), Cancellation);

        await blocker.DisposeAsync();

        Assert.Single((await first).Steps);
        Assert.Empty((await second).Steps);
    }

    [Fact]
    public async Task A_lock_that_stays_held_is_an_error_after_the_wait()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var holder = await database.HoldLockAsync();
        var options = new MigrationOptions { LockWait = TimeSpan.FromMilliseconds(250) };

        await Assert.ThrowsAsync<MigrationLockHeldException>(() => database.Migrator().MigrateAsync(options, Cancellation));

        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_lock_that_is_given_back_in_time_is_waited_for()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var holder = await database.HoldLockAsync();
        var run = Task.Run(() => database.Migrator().MigrateAsync(cancellationToken: Cancellation), Cancellation);
        await Assert.ThrowsAsync<MigrationLockHeldException>(() => database.Migrator().MigrateAsync(Migrators.NoWait, Cancellation));

        await holder.DisposeAsync();

        Assert.Single((await run).Steps);
    }

    [Fact]
    public async Task Waiting_for_the_lock_can_be_cancelled()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var holder = await database.HoldLockAsync();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var options = new MigrationOptions { LockWait = Timeout.InfiniteTimeSpan };
        var run = Task.Run(() => database.Migrator().MigrateAsync(options, cancellation.Token), Cancellation);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Nothing_pending_needs_no_lock()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        await using var holder = await database.HoldLockAsync();

        Assert.Empty((await database.Migrator().MigrateAsync(Migrators.NoWait, Cancellation)).Steps);
        Assert.False((await database.Migrator().GetStatusAsync(Cancellation)).HasPending);
    }

    [Fact]
    public async Task A_run_gives_the_lock_back()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        await database.Migrator().MigrateAsync(Migrators.NoWait, Cancellation);
        await database.Migrator().MigrateDownAsync(AdFluxMigrator.EmptyDatabase, Migrators.NoWait, Cancellation);

        Assert.Single((await database.Migrator().MigrateAsync(Migrators.NoWait, Cancellation)).Steps);
    }

    [Fact]
    public void A_negative_wait_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MigrationOptions { LockWait = TimeSpan.FromSeconds(-3) });
}

[OnPostgres]
public sealed class LockOnPostgres(PostgresDatabase database) : LockSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class LockOnSqlite(SqliteDatabase database) : LockSpec(database), IClassFixture<SqliteDatabase>;
