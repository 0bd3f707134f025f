using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Schema;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>An application's own migrations, applied and reverted after and before AdFlux's.</summary>
public abstract class ApplicationRunSpec(TestDatabase fixture)
{
    private static readonly string[] NewestFirst = [.. Hiring.Ids.Reverse()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_run_after_AdFluxs_and_have_a_history_and_a_log_of_their_own()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var result = await database.MigratorWith(Hiring.Migrations()).MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal([Migrators.InitialId, .. Hiring.Ids], result.StepIds());
        Assert.Equal([Migrators.InitialId], await database.HistoryAsync("adflux_migrations"));
        Assert.Equal(Hiring.Ids, await database.HistoryAsync());
        Assert.Equal(1, await database.LoggedAsync("applied"));
        Assert.Equal(6, await database.CountAsync("adflux_application_migration_log WHERE outcome = 'applied' AND length(checksum) = 64"));
        Assert.Equal(11, (await database.TablesAsync()).Length - (database.Provider is TestProvider.PostgreSql ? 1 : 0));
        Assert.Equal(2, await database.CountAsync("note_kinds"));
    }

    [Fact]
    public async Task They_are_applied_once_and_what_is_stored_beside_AdFluxs_rows_works()
    {
        await using var database = await Hiring.CreateAsync(fixture);
        var migrator = database.MigratorWith(Hiring.Migrations());

        Assert.Empty((await migrator.MigrateAsync(cancellationToken: Cancellation)).Steps);
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
        Assert.Equal(1, await database.CountAsync("note_counts WHERE notes = 1"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            database.ExecuteAsync("INSERT INTO candidate_notes (candidate_id, text) VALUES ('nobody', 'x')", Cancellation)
        );
    }

    [Fact]
    public async Task A_migrator_without_them_neither_sees_nor_misses_them()
    {
        await using var database = await Hiring.CreateAsync(fixture);
        var migrator = database.Migrator();

        Assert.Equal([Migrators.InitialId], (await migrator.GetStatusAsync(Cancellation)).Migrations.Select(state => state.MigrationId));
        Assert.Empty((await migrator.MigrateAsync(cancellationToken: Cancellation)).Steps);
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
        var drift = await DriftAsync(database);
        Assert.False(drift.HasDrift);
    }

    [Fact]
    public async Task Status_tells_whose_each_is()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);

        var status = await database.MigratorWith(Hiring.Migrations()).GetStatusAsync(Cancellation);

        Assert.True(status.HasPending);
        Assert.Equal([Migrators.InitialId, .. Hiring.Ids], status.Migrations.Select(state => state.MigrationId));
        Assert.Equal([false, true, true, true, true, true, true], status.Migrations.Select(state => state.IsApplication));
        Assert.Equal([true, false, false, false, false, false, false], status.Migrations.Select(state => state.IsApplied));
    }

    [Fact]
    public async Task Reverting_everything_begins_with_them_and_leaves_nothing()
    {
        await using var database = await Hiring.CreateAsync(fixture);
        var migrator = database.MigratorWith(Hiring.Migrations());

        var down = await migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation);

        Assert.Equal([.. NewestFirst, Migrators.InitialId], down.StepIds());
        Assert.Empty(await database.TablesAsync());
        Assert.Empty(await database.HistoryAsync());
        Assert.Equal(7, (await migrator.MigrateAsync(cancellationToken: Cancellation)).Steps.Count);
    }

    [Fact]
    public async Task Reverting_to_one_of_AdFluxs_reverts_them_all_and_no_more()
    {
        await using var database = await Hiring.CreateAsync(fixture);

        var down = await database.MigratorWith(Hiring.Migrations()).MigrateDownAsync(Migrators.InitialId, cancellationToken: Cancellation);

        Assert.Equal(NewestFirst, down.StepIds());
        Assert.Equal(9, (await database.TablesAsync()).Length);
        Assert.Equal(1, await database.CountAsync("candidates"));
    }

    [Fact]
    public async Task They_are_reverted_and_applied_up_to_one_of_them_with_its_rows_unharmed()
    {
        await using var database = await Hiring.CreateAsync(fixture);
        var migrator = database.MigratorWith(Hiring.Migrations());
        var allow = new MigrationOptions { AllowReverting = true };

        var down = await migrator.MigrateDownAsync(Hiring.RatingId, cancellationToken: Cancellation);
        var further = await migrator.MigrateToAsync(Hiring.NotesId, allow, Cancellation);
        var up = await migrator.MigrateToAsync(Hiring.FillId, cancellationToken: Cancellation);

        Assert.Equal([Hiring.IndexId, Hiring.CountsId, Hiring.FillId, Hiring.KindsId], down.StepIds());
        Assert.Equal([Hiring.RatingId], further.StepIds());
        Assert.Equal([Hiring.RatingId, Hiring.KindsId, Hiring.FillId], up.StepIds());
        Assert.Equal("Call back", await database.ScalarAsync("SELECT text FROM candidate_notes WHERE rating IS NULL", Cancellation));
    }

    [Fact]
    public async Task The_way_to_one_of_them_leads_over_all_of_AdFluxs_and_the_way_to_one_of_AdFluxs_back_over_them()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorWith(Hiring.Migrations());

        var up = await migrator.MigrateToAsync(Hiring.NotesId, cancellationToken: Cancellation);

        Assert.Equal([Migrators.InitialId, Hiring.NotesId], up.StepIds());
        await Assert.ThrowsAsync<RevertNotAllowedException>(() =>
            migrator.MigrateToAsync(Migrators.InitialId, cancellationToken: Cancellation)
        );
        var back = await migrator.MigrateToAsync(Migrators.InitialId, new() { AllowReverting = true }, Cancellation);
        Assert.Equal([Hiring.NotesId], back.StepIds());
        var empty = await migrator.MigrateToAsync(AdFluxMigrator.EmptyDatabase, new() { AllowReverting = true }, Cancellation);
        Assert.Equal([Migrators.InitialId], empty.StepIds());
    }

    [Fact]
    public async Task A_target_that_nobody_knows_is_refused_with_all_that_are_known()
    {
        await using var database = await Hiring.CreateAsync(fixture);
        var migrator = database.MigratorWith(Hiring.Migrations());

        var to = await Assert.ThrowsAsync<UnknownMigrationException>(() =>
            migrator.MigrateToAsync("20200101000000_Gone", cancellationToken: Cancellation)
        );
        var down = await Assert.ThrowsAsync<UnknownMigrationException>(() =>
            migrator.MigrateDownAsync("20200101000000_Gone", cancellationToken: Cancellation)
        );

        Assert.All(
            [to.Message, down.Message],
            message => Assert.Contains($"{Migrators.InitialId}, {Hiring.NotesId}", message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_dry_run_shows_their_SQL_and_writes_nothing()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorWith(Hiring.Migrations());

        var plan = await migrator.MigrateAsync(new() { DryRun = true }, Cancellation);

        Assert.Equal([Migrators.InitialId, .. Hiring.Ids], plan.StepIds());
        Assert.Contains("CREATE VIEW note_counts", Assert.Single(plan.Steps[5].Commands), StringComparison.Ordinal);
        Assert.Equal(database.Provider is TestProvider.Sqlite, plan.Steps[6].IsTransactional);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task Waiting_for_them_ends_when_they_are_there()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        var migrator = database.MigratorWith(Hiring.Migrations());

        var pending = await Assert.ThrowsAsync<MigrationsPendingException>(() =>
            migrator.WaitUntilMigratedAsync(TimeSpan.Zero, cancellationToken: Cancellation)
        );
        await migrator.MigrateAsync(cancellationToken: Cancellation);
        var status = await migrator.WaitUntilMigratedAsync(TimeSpan.Zero, cancellationToken: Cancellation);

        Assert.Equal(Hiring.Ids, pending.MigrationIds);
        Assert.False(status.HasPending);
    }

    protected abstract Task<SchemaDrift> DriftAsync(TestDatabase database);
}

[OnPostgres]
public sealed class ApplicationRunOnPostgres(PostgresDatabase database) : ApplicationRunSpec(database), IClassFixture<PostgresDatabase>
{
    protected override Task<SchemaDrift> DriftAsync(TestDatabase database) =>
        AdFluxSchema.ForPostgreSql(database.ConnectionString).CompareAsync(TestContext.Current.CancellationToken);
}

[OnSqlite]
public sealed class ApplicationRunOnSqlite(SqliteDatabase database) : ApplicationRunSpec(database), IClassFixture<SqliteDatabase>
{
    protected override Task<SchemaDrift> DriftAsync(TestDatabase database) =>
        AdFluxSchema.ForSqlite(database.ConnectionString).CompareAsync(TestContext.Current.CancellationToken);
}
