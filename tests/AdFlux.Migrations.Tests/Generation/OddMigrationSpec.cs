using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Generation;

/// <summary>Migrations that cannot be made, fail, or write other SQL each time; and those that write their own way back.</summary>
public abstract class OddMigrationSpec(TestDatabase fixture)
{
    protected TestDatabase Fixture => fixture;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(typeof(OddMigrations.Injected), "no constructor without parameters. Write one")]
    [InlineData(typeof(OddMigrations.Throwing), "its constructor fails: no such setting")]
    [InlineData(typeof(OddMigrations.Broken), "_Broken cannot be written for")]
    public async Task A_migration_that_cannot_be_made_is_refused(Type migration, string reason) =>
        Assert.Contains(reason, await Written.RefuseAsync(fixture, migration), StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(OddMigrations.OtherEachTime))]
    [InlineData(typeof(OddMigrations.LessEachTime))]
    public async Task A_migration_that_writes_other_SQL_each_time_is_rolled_back(Type migration)
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        var refused = await Assert.ThrowsAsync<UnsupportedMigrationException>(() =>
            database.MigratorOf(migration).MigrateAsync(cancellationToken: Cancellation)
        );

        Assert.Contains("must not depend on the clock", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await database.TablesAsync());
    }

    [Fact]
    public async Task A_closed_generic_class_is_a_migration()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);

        await database.MigratorOf(typeof(OddMigrations.Generic<Version>)).MigrateAsync(cancellationToken: Cancellation);

        Assert.Equal(["Version"], await database.TablesAsync());
    }

    [Fact]
    public async Task An_auto_reversing_migration_goes_up_and_down_again_and_again()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(OddMigrations.Reversing));
        for (var round = 0; round < 2; round++)
        {
            await migrator.MigrateAsync(cancellationToken: Cancellation);
            Assert.Equal("-1", await database.TextAsync("SELECT a FROM new WHERE c IS NULL"));
            await migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation);
            Assert.Empty(await database.TablesAsync());
        }
    }

    [Fact]
    public async Task SQL_that_cannot_be_reversed_is_refused_on_the_way_down_and_stays()
    {
        await using var database = await fixture.CreateAnotherAsync(Cancellation);
        var migrator = database.MigratorOf(typeof(OddMigrations.Irreversible));
        await migrator.MigrateAsync(cancellationToken: Cancellation);

        await Assert.ThrowsAsync<UnsupportedMigrationException>(() =>
            migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: Cancellation)
        );

        Assert.Equal(["irreversible"], await database.TablesAsync());
    }

    [Fact]
    public void One_runner_writes_the_same_SQL_twice()
    {
        var dialect = fixture.Provider is TestProvider.PostgreSql ? MigrationDialect.PostgreSql : MigrationDialect.Sqlite;
        var migration = MigrationDefinition.Of(typeof(OddMigrations.Keyed));
        using var runner = new FluentRunner(dialect, [migration]);

        var first = runner.Write(migration, MigrationDirection.Up);
        var second = runner.Write(migration, MigrationDirection.Up);

        Assert.NotEmpty(first.Commands);
        Assert.Equal(first.Commands, second.Commands);
    }
}

[OnPostgres]
public sealed class OddMigrationOnPostgres(PostgresDatabase database) : OddMigrationSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class OddMigrationOnSqlite(SqliteDatabase fixture) : OddMigrationSpec(fixture), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Reversing_a_foreign_key_says_to_write_the_way_down()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await Fixture.CreateAnotherAsync(cancellation);
        var migrator = database.MigratorOf(typeof(OddMigrations.Keyed));
        await migrator.MigrateAsync(cancellationToken: cancellation);

        var refused = await Assert.ThrowsAsync<UnsupportedMigrationException>(() =>
            migrator.MigrateDownAsync(AdFluxMigrator.EmptyDatabase, cancellationToken: cancellation)
        );

        Assert.Contains("write a Migration with Down()", refused.Message, StringComparison.Ordinal);
    }
}
