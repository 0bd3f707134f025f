using System.Runtime.CompilerServices;
using AdFlux.Migrations.Application;
using AdFlux.Migrations.DependencyInjection;
using AdFlux.Migrations.Linting;
using AdFlux.Migrations.Tests.Applications;
using AdFlux.Migrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace AdFlux.Migrations.Tests.Documentation;

/// <summary>Runs the code that docs/own-tables.md shows of migrations beside AdFlux's.</summary>
public abstract class OwnMigrationsExampleSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_application_brings_its_migrations()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        var services = builder.Services;
        AddData(services, database.ConnectionString);
        // csharpier-ignore-start
        services.AddAdFluxMigrations(options =>
        {
            options.AtStartup = MigrationsAtStartup.Migrate;
            options.AddMigrations(typeof(AddNotes).Assembly);
        });
        // csharpier-ignore-end
        using var host = builder.Build();

        await host.StartAsync(Cancellation);
        await host.StopAsync(Cancellation);

        await database.ExecuteAsync("INSERT INTO candidates (candidate_id, name) VALUES ('C-1', 'Ada')", Cancellation);
        await database.ExecuteAsync(
            """
            INSERT INTO candidate_notes (candidate_id, text, details, written_at)
            VALUES ('C-1', 'Call back', '{"rating": 4}', '2027-01-15 10:00:00')
            """,
            Cancellation
        );
        Assert.Equal(
            """{"rating": 4}""",
            Convert.ToString(await database.ScalarAsync("SELECT details FROM candidate_notes", Cancellation), null)
        );
        await database.ExecuteAsync("DELETE FROM candidates", Cancellation);
        Assert.Equal(0, await database.CountAsync("candidate_notes"));
    }

    [Fact]
    public async Task Without_services_the_migrator_takes_them_as_well()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        await Migrator(database.ConnectionString).MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(Hiring.Ids, await database.HistoryAsync());
        Assert.Empty(MigrationLint.Check(MigrationProvider.PostgreSql, [typeof(AddNotes)]));
    }

    [Fact]
    public async Task Classes_that_another_runner_has_applied_are_taken_over()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        await database.MigratorWith(typeof(AddNotes)).MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("DROP TABLE adflux_application_migrations; DROP TABLE adflux_application_migration_log", Cancellation);
        var page = await File.ReadAllTextAsync(
            Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "own-tables.md"),
            Cancellation
        );
        await database.ExecuteAsync(page.Split("```sql\n")[1].Split("```")[0], Cancellation);
        var migrator = Migrator(database.ConnectionString);

        var found = await migrator.ValidateAsync(Cancellation);
        await migrator.RepairAsync(new() { Apply = true, AcceptedMigrationIds = [Hiring.NotesId] }, Cancellation);
        var up = await migrator.MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal((MigrationFindingKind.ChecksumMissing, Hiring.NotesId), (found.Findings[0].Kind, found.Findings[0].MigrationId));
        Assert.Equal(Hiring.Ids[1..], up.StepIds());
        Assert.Empty((await migrator.ValidateAsync(Cancellation)).Findings);
    }

    private static string Here([CallerFilePath] string file = "") => file;

    protected abstract IAdFluxMigrator Migrator(string connectionString);

    protected abstract void AddData(IServiceCollection services, string connectionString);
}

[OnPostgres]
public sealed class OwnMigrationsExampleOnPostgres(PostgresDatabase database)
    : OwnMigrationsExampleSpec(database),
        IClassFixture<PostgresDatabase>
{
    protected override IAdFluxMigrator Migrator(string connectionString)
    {
        // csharpier-ignore-start
        ApplicationMigrations migrations = ApplicationMigrations.In(typeof(AddNotes).Assembly);
        IAdFluxMigrator migrator = AdFluxMigrator.ForPostgreSql(connectionString, migrations: migrations);
        // csharpier-ignore-end
        return migrator;
    }

    protected override void AddData(IServiceCollection services, string connectionString) =>
        services.AddAdFluxData(options => options.UsePostgreSql(connectionString));
}

[OnSqlite]
public sealed class OwnMigrationsExampleOnSqlite(SqliteDatabase database)
    : OwnMigrationsExampleSpec(database),
        IClassFixture<SqliteDatabase>
{
    protected override IAdFluxMigrator Migrator(string connectionString) =>
        AdFluxMigrator.ForSqlite(connectionString, migrations: ApplicationMigrations.In(typeof(AddNotes).Assembly));

    protected override void AddData(IServiceCollection services, string connectionString) =>
        services.AddAdFluxData(options => options.UseSqlite(connectionString));
}
