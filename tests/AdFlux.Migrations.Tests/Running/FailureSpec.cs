using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>Runs that do not get to the end.</summary>
public abstract class FailureSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failing_migration_leaves_nothing_of_itself_and_all_of_those_before()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Failing));

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));

        Assert.Equal(Steps.FailingId, failure.MigrationId);
        Assert.False(failure.OutcomeUnknown);
        Assert.Contains("no_such_table", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch("POSITION|\n", failure.Message);
        Assert.Equal(["first_step"], await database.TablesAsync());
        Assert.Equal([true, false], (await migrator.GetStatusAsync(Cancellation)).Migrations.Select(migration => migration.IsApplied));
        Assert.Equal(1, await database.LoggedAsync("applied"));
    }

    [Fact]
    public async Task A_failing_first_migration_leaves_an_empty_database_and_no_lock()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        await Assert.ThrowsAsync<MigrationFailedException>(() =>
            database.MigratorOf(typeof(Steps.Failing)).MigrateAsync(cancellationToken: Cancellation)
        );

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            database.ScalarAsync("SELECT count(*) FROM adflux_migrations", Cancellation)
        );
        Assert.Single((await database.Migrator().MigrateAsync(Migrators.NoWait, Cancellation)).Steps);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_of_a_statement_rolls_the_migration_back()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Endless));
        var run = Task.Run(() => migrator.MigrateAsync(cancellationToken: cancellation.Token), Cancellation);
        await database.UntilInEndlessStatementAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(["first_step"], await database.TablesAsync());
        Assert.Single(
            (await database.MigratorOf(typeof(Steps.First), typeof(Steps.Second)).MigrateAsync(Migrators.NoWait, Cancellation)).Steps
        );
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_starts_changes_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            database.Migrator().MigrateAsync(cancellationToken: new CancellationToken(canceled: true))
        );

        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_database_with_a_migration_that_this_version_does_not_know_is_left_alone()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Second));
        await database.MigratorOf(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        await database.AddFromTheFutureAsync();

        var up = await Assert.ThrowsAsync<DatabaseNewerException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));
        await Assert.ThrowsAsync<DatabaseNewerException>(() =>
            migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation)
        );

        Assert.Equal(["29990101000000_Future"], up.UnknownMigrationIds);
        Assert.Equal(["first_step"], await database.TablesAsync());
        var status = await migrator.GetStatusAsync(Cancellation);
        Assert.True(status.IsDatabaseNewer);
        Assert.Equal(["29990101000000_Future"], status.UnknownMigrationIds);
    }

    [Fact]
    public async Task A_pending_migration_older_than_an_applied_one_is_refused()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Steps.First), typeof(Steps.Third)).MigrateAsync(cancellationToken: Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Second), typeof(Steps.Third));

        var refused = await Assert.ThrowsAsync<MigrationOrderException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));

        Assert.Equal(Steps.SecondId, refused.MigrationId);
        Assert.Equal(["first_step", "third_step"], await database.TablesAsync());
    }

    [Fact]
    public async Task A_command_that_cannot_be_in_a_transaction_beside_another_is_refused_before_it_starts()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.Mixed));

        await Assert.ThrowsAsync<UnsupportedMigrationException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));

        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_command_that_cannot_be_in_a_transaction_runs_alone()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Outside));

        var result = await migrator.MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal([true, false], result.Steps.Select(step => step.IsTransactional));
        Assert.False((await migrator.GetStatusAsync(Cancellation)).HasPending);
    }
}

[OnPostgres]
public sealed class FailureOnPostgres(PostgresDatabase database) : FailureSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class FailureOnSqlite(SqliteDatabase database) : FailureSpec(database), IClassFixture<SqliteDatabase>;
