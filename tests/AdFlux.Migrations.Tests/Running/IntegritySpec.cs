using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>Whether the history fits the migrations, and what can be done when it does not.</summary>
public abstract class IntegritySpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_migration_is_found_stops_the_next_and_can_be_accepted()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        var migrator = database.MigratorOf(typeof(ChangedSteps.First), typeof(Steps.Second));

        var found = await migrator.ValidateAsync(Cancellation);
        var refused = await Assert.ThrowsAsync<ChecksumMismatchException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));
        await migrator.RepairAsync(new() { Apply = true }, Cancellation);
        await Assert.ThrowsAsync<ChecksumMismatchException>(() => migrator.MigrateToAsync(Steps.SecondId, cancellationToken: Cancellation));
        await migrator.RepairAsync(new() { Apply = true, AcceptedMigrationIds = [Steps.FirstId] }, Cancellation);
        var result = await migrator.MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(
            [(MigrationFindingKind.ChecksumChanged, Steps.FirstId), (MigrationFindingKind.Pending, Steps.SecondId)],
            found.Findings.Select(finding => (finding.Kind, finding.MigrationId))
        );
        Assert.Equal([Steps.FirstId], refused.MigrationIds);
        Assert.Contains($"--accept {Steps.FirstId}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Steps.SecondId, Assert.Single(result.Steps).MigrationId);
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task A_changed_migration_can_be_reverted_and_applied_anew()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        var migrator = database.MigratorOf(typeof(ChangedSteps.First));

        await migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation);
        await migrator.MigrateAsync(cancellationToken: Cancellation);

        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task A_migration_without_a_recorded_checksum_is_reported_stops_nothing_and_can_be_accepted()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Second));
        await database.MigratorOf(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("DELETE FROM adflux_migration_log", Cancellation);

        var found = (await migrator.ValidateAsync(Cancellation)).Findings[0];
        await migrator.MigrateAsync(cancellationToken: Cancellation);
        await migrator.RepairAsync(new() { Apply = true, AcceptedMigrationIds = [Steps.FirstId] }, Cancellation);

        Assert.Equal(MigrationFindingKind.ChecksumMissing, found.Kind);
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task A_migration_that_is_out_of_order_is_found_and_can_be_allowed()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Steps.First), typeof(Steps.Third)).MigrateAsync(cancellationToken: Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Second), typeof(Steps.Third));

        var found = await migrator.ValidateAsync(Cancellation);
        var result = await migrator.MigrateAsync(new() { AllowOutOfOrder = true }, Cancellation);

        Assert.True(found.Has(MigrationFindingKind.OutOfOrder));
        Assert.Equal(Steps.SecondId, Assert.Single(result.Steps).MigrationId);
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task A_newer_database_can_be_allowed_but_never_reverted()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First));
        var options = new MigrationOptions { AllowNewer = true, AllowReverting = true };
        await migrator.MigrateAsync(cancellationToken: Cancellation);
        await database.AddFromTheFutureAsync();

        Assert.Empty((await migrator.MigrateAsync(options, Cancellation)).Steps);
        await Assert.ThrowsAsync<DatabaseNewerException>(() =>
            migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, options, Cancellation)
        );
        await Assert.ThrowsAsync<DatabaseNewerException>(() =>
            migrator.MigrateToAsync(AdFluxMigrator.EmptyDatabase, options, Cancellation)
        );
        Assert.Equal(MigrationFindingKind.Unknown, Assert.Single((await migrator.ValidateAsync(Cancellation)).Findings).Kind);
    }

    [Fact]
    public async Task What_failed_is_told_with_what_the_database_said()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.Failing));
        await Assert.ThrowsAsync<MigrationFailedException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));

        var finding = Assert.Single((await migrator.RepairAsync(cancellationToken: Cancellation)).Remaining);

        Assert.Equal((MigrationFindingKind.Failed, Steps.FailingId), (finding.Kind, finding.MigrationId));
        Assert.Contains("no_such_table", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_goes_up_and_down_and_down_only_when_allowed()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Second), typeof(Steps.Third));

        var up = await migrator.MigrateToAsync(Steps.SecondId, cancellationToken: Cancellation);
        var refused = await Assert.ThrowsAsync<RevertNotAllowedException>(() =>
            migrator.MigrateToAsync(Steps.FirstId, cancellationToken: Cancellation)
        );
        var tables = await database.TablesAsync();
        var down = await migrator.MigrateToAsync(Steps.FirstId, new() { AllowReverting = true }, Cancellation);

        Assert.Equal([Steps.FirstId, Steps.SecondId], up.Steps.Select(step => step.MigrationId));
        Assert.Equal([Steps.SecondId], refused.MigrationIds);
        Assert.Equal(["first_step", "second_step"], tables);
        Assert.Equal((Steps.SecondId, MigrationDirection.Down), (down.Steps[0].MigrationId, down.Steps[0].Direction));
        Assert.Equal(["first_step"], await database.TablesAsync());
        await Assert.ThrowsAsync<UnknownMigrationException>(() =>
            migrator.MigrateToAsync("20200101000000_Gone", cancellationToken: Cancellation)
        );
    }

    [Fact]
    public async Task A_dry_run_tells_the_SQL_takes_no_lock_and_writes_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var holder = await database.HoldLockAsync();
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Second));

        var result = await migrator.MigrateAsync(new() { DryRun = true, LockWait = TimeSpan.Zero }, Cancellation);

        Assert.True(result.IsDryRun);
        Assert.Equal([Steps.FirstId, Steps.SecondId], result.Steps.Select(step => step.MigrationId));
        Assert.Contains("CREATE TABLE first_step", result.Steps[0].Commands[0], StringComparison.Ordinal);
        if (database is SqliteDatabase sqlite)
        {
            Assert.False(File.Exists(sqlite.File));
        }
        else
        {
            Assert.Equal(0L, await database.ScalarAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", Cancellation));
        }
    }

    [Fact]
    public async Task A_statement_that_takes_longer_than_its_time_is_rolled_back()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var options = new MigrationOptions { StatementTimeout = TimeSpan.FromMilliseconds(300) };
        using var patience = Patience();

        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() =>
            database.MigratorOf(typeof(Steps.Endless)).MigrateAsync(options, patience.Token)
        );

        Assert.True(failure.IsRolledBack);
        Assert.Contains("statement timeout", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_lock_of_another_that_is_held_longer_than_its_time_is_not_waited_for()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var blocker = await database.BlockAsync();
        var options = new MigrationOptions { LockTimeout = TimeSpan.FromMilliseconds(300) };
        using var patience = Patience();

        await Assert.ThrowsAsync<MigrationLockHeldException>(() => database.Migrator().MigrateAsync(options, patience.Token));
    }

    [Fact]
    public async Task Waiting_ends_when_another_has_migrated_and_tells_what_is_missing_when_nobody_does()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var missing = await Assert.ThrowsAsync<MigrationsPendingException>(() =>
            database.Migrator().WaitUntilMigratedAsync(TimeSpan.Zero, cancellationToken: Cancellation)
        );
        var wait = Task.Run(() => database.Migrator().WaitUntilMigratedAsync(TimeSpan.FromMinutes(1)), Cancellation);

        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        Assert.False((await wait).HasPending);
        Assert.Equal([Migrators.InitialId], missing.MigrationIds);
    }

    [Fact]
    public async Task Who_holds_the_lock_is_told()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var blocker = await database.BlockAsync();
        using var process = ToolProcess.Start(database, "up");
        await database.UntilBlockedAsync();

        var holder = Assert.Single(await database.Migrator().GetLockHoldersAsync(Cancellation));
        var told = await ToolCommandLine.RunAsync(database, "unlock");
        await blocker.DisposeAsync();
        await process.ResultAsync();

        Assert.Equal("adflux-migrate", holder.Application);
        Assert.NotNull(holder.Since);
        Assert.Equal(4, told.ExitCode);
        Assert.StartsWith($"Held by process {holder.ProcessId}, adflux-migrate", told.Output, StringComparison.Ordinal);
        Assert.Empty(await database.Migrator().GetLockHoldersAsync(Cancellation));
        Assert.Equal(
            (0, "Nobody holds the migration lock.\n"),
            (await ToolCommandLine.RunAsync(database, "unlock")) switch
            {
                var free => (free.ExitCode, free.Output),
            }
        );
    }

    /// <summary>Ends what would else never end, so that the test fails and does not hang.</summary>
    private static CancellationTokenSource Patience()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        source.CancelAfter(TimeSpan.FromSeconds(20));
        return source;
    }
}

[OnPostgres]
public sealed class IntegrityOnPostgres(PostgresDatabase database) : IntegritySpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class IntegrityOnSqlite(SqliteDatabase database) : IntegritySpec(database), IClassFixture<SqliteDatabase>;
