using AdFlux.Data;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Migrations.Tests.Running;

/// <summary>Up, down and status of one runner alone.</summary>
public abstract class MigrateSpec(TestDatabase fixture)
{
    private static readonly string[] NineTables =
    [
        "applications",
        "campaigns",
        "candidates",
        "job_openings",
        "meta_ad_sets",
        "meta_ads",
        "meta_campaigns",
        "meta_insights",
        "segments",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrating_an_empty_database_makes_the_nine_tables()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var result = await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        var step = Assert.Single(result.Steps);
        Assert.Equal((Migrators.InitialId, MigrationDirection.Up), (step.MigrationId, step.Direction));
        Assert.True(step.Duration > TimeSpan.Zero);
        Assert.Equal(NineTables, await database.TablesAsync());
    }

    [Fact]
    public async Task Migrating_again_does_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        var again = await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        Assert.Empty(again.Steps);
        Assert.Equal(1, await database.LoggedAsync("applied"));
    }

    [Fact]
    public async Task Migrating_down_drops_every_table_and_up_brings_them_back()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.Migrator();
        await migrator.MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("INSERT INTO job_openings (job_id, title) VALUES ('JOB-0001', 'Welder')", Cancellation);

        var down = await migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation);

        Assert.Equal(MigrationDirection.Down, Assert.Single(down.Steps).Direction);
        Assert.Empty(await database.TablesAsync());
        Assert.Single((await migrator.MigrateAsync(cancellationToken: Cancellation)).Steps);
        Assert.Equal(NineTables, await database.TablesAsync());
    }

    [Fact]
    public async Task Migrating_down_an_empty_database_does_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.ExecuteAsync("CREATE TABLE theirs (id integer)", Cancellation);

        var result = await database.Migrator().MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation);

        Assert.Empty(result.Steps);
    }

    [Fact]
    public async Task Migrations_run_in_the_order_of_their_ids_and_back_in_the_opposite_one()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.Third), typeof(Steps.First), typeof(Steps.Second));

        var up = await migrator.MigrateAsync(cancellationToken: Cancellation);
        var down = await migrator.MigrateDownAsync(Steps.FirstId, cancellationToken: Cancellation);

        Assert.Equal([Steps.FirstId, Steps.SecondId, Steps.ThirdId], up.Steps.Select(step => step.MigrationId).ToArray());
        Assert.Equal([Steps.ThirdId, Steps.SecondId], down.Steps.Select(step => step.MigrationId).ToArray());
        Assert.Equal(["first_step"], await database.TablesAsync());
    }

    [Fact]
    public async Task A_newer_version_applies_what_it_adds_only()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);

        var result = await database.MigratorOf(typeof(Steps.First), typeof(Steps.Second)).MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(Steps.SecondId, Assert.Single(result.Steps).MigrationId);
    }

    [Fact]
    public async Task Migrating_down_to_what_the_database_does_not_hold_is_refused()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorOf(typeof(Steps.First)).MigrateAsync(cancellationToken: Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Second));

        var refused = await Assert.ThrowsAsync<UnknownMigrationException>(() =>
            migrator.MigrateDownAsync(Steps.SecondId, cancellationToken: Cancellation)
        );

        Assert.Contains(Steps.FirstId, refused.Message, StringComparison.Ordinal);
        Assert.Equal(["first_step"], await database.TablesAsync());
    }

    [Fact]
    public async Task Status_tells_what_is_pending_and_when_the_rest_was_applied()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var now = new DateTimeOffset(2026, 11, 22, 12, 30, 15, 250, TimeSpan.Zero);
        var migrator = database.Migrator(new FixedClock(now));

        var before = await migrator.GetStatusAsync(Cancellation);
        await migrator.MigrateAsync(cancellationToken: Cancellation);
        var after = await migrator.GetStatusAsync(Cancellation);

        Assert.True(before.HasPending);
        Assert.Equal([new MigrationState(Migrators.InitialId, IsApplied: false, AppliedAt: null)], before.Migrations);
        Assert.False(after.HasPending);
        Assert.Equal([new MigrationState(Migrators.InitialId, IsApplied: true, AppliedAt: now)], after.Migrations);
    }

    [Fact]
    public async Task Status_changes_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        await database.Migrator().GetStatusAsync(Cancellation);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            database.ScalarAsync("SELECT count(*) FROM adflux_migrations", Cancellation)
        );
    }

    [Fact]
    public async Task Reverting_is_logged_and_forgets_when_it_was_applied()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.Migrator();
        await migrator.MigrateAsync(cancellationToken: Cancellation);

        await migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation);

        Assert.Equal((1, 1), (await database.LoggedAsync("applied"), await database.LoggedAsync("reverted")));
        var status = await migrator.GetStatusAsync(Cancellation);
        Assert.Equal([new MigrationState(Migrators.InitialId, IsApplied: false, AppliedAt: null)], status.Migrations);
    }

    [Fact]
    public async Task The_log_keeps_the_checksum_of_what_was_run()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var twin = await fixture.CreateAnotherAsync(Cancellation);
        const string checksum = "SELECT checksum FROM adflux_migration_log";

        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        await twin.Migrator().MigrateAsync(cancellationToken: Cancellation);

        var logged = Assert.IsType<string>(await database.ScalarAsync(checksum, Cancellation));
        Assert.Matches("^[0-9a-f]{64}$", logged);
        Assert.Equal(logged, await twin.ScalarAsync(checksum, Cancellation));
    }

    [Fact]
    public async Task The_tools_of_EF_Core_read_the_same_history()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await using var context = CreateContext(database.ConnectionString);
        Assert.Empty(await context.Database.GetAppliedMigrationsAsync(Cancellation));

        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(Migrators.InitialId, Assert.Single(await context.Database.GetAppliedMigrationsAsync(Cancellation)));
    }

    /// <summary>A context with the runner's history table.</summary>
    protected abstract AdFluxDbContext CreateContext(string connectionString);
}

[OnPostgres]
public sealed class MigrateOnPostgres(PostgresDatabase database) : MigrateSpec(database), IClassFixture<PostgresDatabase>
{
    protected override AdFluxDbContext CreateContext(string connectionString) =>
        new(
            new DbContextOptionsBuilder<AdFluxDbContext>()
                .UseNpgsql(connectionString, o => o.MigrationsHistoryTable("adflux_migrations"))
                .Options
        );
}

[OnSqlite]
public sealed class MigrateOnSqlite(SqliteDatabase database) : MigrateSpec(database), IClassFixture<SqliteDatabase>
{
    protected override AdFluxDbContext CreateContext(string connectionString) =>
        new(
            new DbContextOptionsBuilder<AdFluxDbContext>()
                .UseSqlite(connectionString, o => o.MigrationsHistoryTable("adflux_migrations"))
                .Options
        );
}
