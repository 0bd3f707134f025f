using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>Several runs with an application's own migrations at once, and runs that are killed.</summary>
public abstract class ApplicationLockSpec(TestDatabase fixture)
{
    /// <summary>The messages at whose place a process is killed: the lock is taken, a migration begins, a command has run, it is recorded, it is committed.</summary>
    public static TheoryData<int> FaultPoints => [5, 2, 6, 7, 3];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_at_once_apply_each_migration_once()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() => database.MigratorWith(Hiring.Migrations()).MigrateAsync(cancellationToken: Cancellation), Cancellation)
                )
        );

        Assert.Equal(7, results.Sum(result => result.Steps.Count));
        Assert.Equal(6, await database.CountAsync("adflux_application_migration_log WHERE outcome = 'applied'"));
        Assert.Equal(2, await database.CountAsync("note_kinds"));
    }

    [Fact]
    public async Task They_run_under_AdFluxs_lock()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        await using var holder = await database.HoldLockAsync();

        await Assert.ThrowsAsync<MigrationLockHeldException>(() =>
            database.MigratorWith(Hiring.Migrations()).MigrateAsync(Migrators.NoWait, Cancellation)
        );
    }

    [Theory]
    [MemberData(nameof(FaultPoints))]
    public async Task A_process_killed_at_any_point_leaves_whole_migrations_and_the_next_goes_on(int point)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        Type[] own = [typeof(Steps.First)];
        Type[] application = [typeof(Steps.Second), typeof(Steps.Index), typeof(Steps.Third)];
        foreach (var _ in own.Concat(application))
        {
            using var killed = ToolProcess.StartHost(database, "latest", point, own, application);
            Assert.Equal(137, (await killed.ResultAsync()).ExitCode);
        }

        using var last = ToolProcess.StartHost(database, "latest", endsAt: 0, own, application);
        var result = await last.ResultAsync();

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal([Steps.FirstId], await database.HistoryAsync("adflux_migrations"));
        Assert.Equal([Steps.SecondId, Steps.ThirdId, Steps.IndexId], await database.HistoryAsync());
        Assert.Equal(3, await database.CountAsync("adflux_application_migration_log WHERE outcome = 'applied'"));
    }
}

[OnPostgres]
public sealed class ApplicationLockOnPostgres(PostgresDatabase fixture) : ApplicationLockSpec(fixture), IClassFixture<PostgresDatabase>
{
    private readonly PostgresDatabase _fixture = fixture;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_index_whose_making_was_killed_is_found_and_made_anew_or_cleared_away()
    {
        await using var database = await _fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorWith(typeof(Steps.First), typeof(Steps.Index));
        await database.MigratorWith(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("INSERT INTO first_step VALUES (1), (1)", Cancellation);

        await Assert.ThrowsAsync<MigrationFailedException>(() => migrator.MigrateAsync(cancellationToken: Cancellation));
        var found = Assert.Single((await migrator.ValidateAsync(Cancellation)).Findings);
        var repair = await migrator.RepairAsync(new() { Apply = true }, Cancellation);
        const string index = "SELECT to_regclass('ix_first_step_id') IS NULL";

        Assert.Equal(MigrationFindingKind.Interrupted, found.Kind);
        Assert.Equal([Steps.IndexId], repair.Mended.Select(mended => mended.MigrationId));
        Assert.Equal(true, await database.ScalarAsync(index, Cancellation));
        await database.ExecuteAsync("TRUNCATE first_step", Cancellation);
        Assert.Equal([Steps.IndexId], (await migrator.MigrateAsync(cancellationToken: Cancellation)).StepIds());
        Assert.Equal(false, await database.ScalarAsync(index, Cancellation));
    }
}

[OnSqlite]
public sealed class ApplicationLockOnSqlite(SqliteDatabase database) : ApplicationLockSpec(database), IClassFixture<SqliteDatabase>;
