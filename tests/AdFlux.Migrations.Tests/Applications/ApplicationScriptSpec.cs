using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>An application's own migrations as a script, run as a person runs it.</summary>
public abstract class ApplicationScriptSpec(TestDatabase fixture)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_script_does_what_a_run_does()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        await ExecuteAsync(database, Script(from: null));

        var migrator = database.MigratorWith(Hiring.Migrations());
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
        Assert.Equal(Hiring.Ids, await database.HistoryAsync());
        Assert.Equal([Migrators.InitialId], await database.HistoryAsync("adflux_migrations"));
        Assert.Empty((await migrator.MigrateAsync(cancellationToken: Cancellation)).Steps);
    }

    [Fact]
    public async Task The_script_may_begin_where_AdFluxs_end()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.Migrator().MigrateAsync(cancellationToken: Cancellation);
        var script = Script(Migrators.InitialId);

        await ExecuteAsync(database, script);

        Assert.DoesNotContain("CREATE TABLE \"segments\"", script, StringComparison.Ordinal);
        Assert.Empty((await database.MigratorWith(Hiring.Migrations()).ValidateAsync(Cancellation)).Findings);
    }

    [Fact]
    public void A_script_that_goes_backwards_over_the_border_is_refused() =>
        Assert.Throws<UnknownMigrationException>(() => Script(Hiring.NotesId, Migrators.InitialId));

    protected abstract string Script(string? from, string? until = null);

    protected abstract Task ExecuteAsync(TestDatabase database, string script);
}

[OnPostgres]
public sealed class ApplicationScriptOnPostgres(PostgresDatabase fixture) : ApplicationScriptSpec(fixture), IClassFixture<PostgresDatabase>
{
    private readonly PostgresDatabase _fixture = fixture;

    [Fact]
    public async Task It_may_be_run_again_and_is_refused_before_AdFluxs_are_there()
    {
        await using var database = await _fixture.CreateAnotherAsync(Cancellation);

        var early = await Psql.RunAsync(database, Script(Migrators.InitialId));
        await ExecuteAsync(database, Script(from: null));
        await ExecuteAsync(database, Script(from: null));

        Assert.Equal(3, early.ExitCode);
        Assert.Contains($"{Migrators.InitialId} must be applied before {Hiring.NotesId}", early.Error, StringComparison.Ordinal);
        Assert.Equal(6, await database.CountAsync("adflux_application_migration_log"));
    }

    protected override string Script(string? from, string? until = null) =>
        AdFluxMigrator.ScriptForPostgreSql(from, until, Hiring.Migrations());

    protected override async Task ExecuteAsync(TestDatabase database, string script)
    {
        var run = await Psql.RunAsync(database, script);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }
}

[OnSqlite]
public sealed class ApplicationScriptOnSqlite(SqliteDatabase database) : ApplicationScriptSpec(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public void It_says_what_it_is_for()
    {
        Assert.Contains($"on top of {Migrators.InitialId}.", Script(Migrators.InitialId), StringComparison.Ordinal);
        Assert.DoesNotContain("journal_mode", Script(Migrators.InitialId), StringComparison.Ordinal);
    }

    protected override string Script(string? from, string? until = null) =>
        AdFluxMigrator.ScriptForSqlite(from, until, Hiring.Migrations());

    protected override Task ExecuteAsync(TestDatabase database, string script) => database.ExecuteAsync(script, Cancellation);
}
