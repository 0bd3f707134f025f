using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Tests.Support;
using FluentMigrator;

namespace AdFlux.Migrations.Tests.Applications;

/// <summary>Reverting what others need.</summary>
public abstract class DependentsSpec(TestDatabase fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reverting_AdFluxs_tables_under_an_application_is_refused_before_anything_changes(bool dryRun)
    {
        await using var database = await Hiring.CreateAsync(fixture);
        var tables = await database.TablesAsync();

        var refused = await Assert.ThrowsAsync<DependentsException>(() =>
            database.Migrator().MigrateDownAsync(AdFluxMigrator.EmptyDatabase, new() { DryRun = dryRun }, Cancellation)
        );

        Assert.Equal(["table candidate_notes refers to candidates", "view note_counts reads candidates"], refused.Dependents);
        Assert.Contains("--assembly", refused.Message, StringComparison.Ordinal);
        Assert.Equal(tables, await database.TablesAsync());
        Assert.Equal((0, 1), (await database.LoggedAsync("reverted"), await database.CountAsync("candidate_notes")));
    }

    [Fact]
    public async Task The_way_to_an_empty_database_is_refused_likewise()
    {
        await using var database = await Hiring.CreateAsync(fixture);

        await Assert.ThrowsAsync<DependentsException>(() =>
            database.Migrator().MigrateToAsync(AdFluxMigrator.EmptyDatabase, new() { AllowReverting = true }, Cancellation)
        );
    }

    [Fact]
    public async Task Only_what_a_later_migration_made_matters_to_reverting_that_one()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(Steps.First), typeof(Steps.Second));
        await migrator.MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("CREATE VIEW theirs AS SELECT id FROM first_step", Cancellation);

        Assert.Single((await migrator.MigrateDownAsync(Steps.FirstId, cancellationToken: Cancellation)).Steps);
        var refused = await Assert.ThrowsAsync<DependentsException>(() =>
            migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation)
        );

        Assert.Equal(["view theirs reads first_step"], refused.Dependents);
    }

    [Fact]
    public async Task What_the_same_run_drops_itself_stands_in_nobodys_way()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorWith(typeof(Bound));
        await migrator.MigrateAsync(cancellationToken: Cancellation);

        await migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation);

        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_table_that_is_made_anew_in_its_place_is_not_dropped()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorWith(typeof(Rebuilt));
        await migrator.MigrateAsync(cancellationToken: Cancellation);
        await database.ExecuteAsync("CREATE TABLE readers (id integer, part integer REFERENCES parts (id))", Cancellation);

        var plan = await migrator.MigrateDownAsync(Migrators.InitialId, new() { DryRun = true }, Cancellation);

        Assert.Single(plan.Steps);
    }

    [Migration(20300201000000)]
    private sealed class Bound : Migration
    {
        public override void Up()
        {
            Execute.Sql("CREATE TABLE b (id integer PRIMARY KEY)");
            Execute.Sql("CREATE TABLE a (id integer REFERENCES b (id))");
            Execute.Sql("CREATE VIEW both_of_them AS SELECT a.id FROM a JOIN segments ON segments.id = a.id");
        }

        public override void Down()
        {
            IfDatabase("PostgreSQL").Execute.Sql("DROP VIEW IF EXISTS both_of_them; DROP TABLE IF EXISTS a, public.b");
            IfDatabase("SQLite").Execute.Sql("DROP VIEW IF EXISTS \"both_of_them\"; DROP TABLE a; DROP TABLE main.[b]");
        }
    }

    [Migration(20300202000000)]
    private sealed class Rebuilt : Migration
    {
        public override void Up() => Execute.Sql("CREATE TABLE parts (id integer PRIMARY KEY, extra integer)");

        public override void Down() =>
            Execute.Sql(
                """
                CREATE TABLE parts_new (id integer PRIMARY KEY);
                INSERT INTO parts_new SELECT id FROM parts;
                DROP TABLE "parts";
                ALTER TABLE parts_new RENAME TO parts
                """
            );
    }
}

[OnPostgres]
public sealed class DependentsOnPostgres(PostgresDatabase database) : DependentsSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class DependentsOnSqlite(SqliteDatabase database) : DependentsSpec(database), IClassFixture<SqliteDatabase>;
