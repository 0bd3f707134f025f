using AdFlux.Migrations.Tests.Support;

namespace AdFlux.Migrations.Tests.Generation;

/// <summary>Parts of a migration for one database: they apply there and nowhere else, and a name that never applies is refused.</summary>
public abstract class IfDatabaseSpec(TestDatabase fixture)
{
    [Theory]
    [InlineData(typeof(IfDatabases.Names))]
    [InlineData(typeof(IfDatabases.OtherNames))]
    [InlineData(typeof(IfDatabases.Predicates))]
    [InlineData(typeof(IfDatabases.OtherStrings))]
    public async Task A_part_applies_on_its_database(Type migration)
    {
        await using var database = await fixture.CreateAnotherAsync(TestContext.Current.CancellationToken);

        await database.MigratorOf(migration).MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([database.Provider is TestProvider.PostgreSql ? "only_postgres" : "only_sqlite"], await database.TablesAsync());
    }

    [Theory]
    [InlineData(typeof(IfDatabases.Direct), IfDatabases.Typo)]
    [InlineData(typeof(IfDatabases.OneOfTwo), IfDatabases.Typo)]
    [InlineData(typeof(IfDatabases.InLambda), IfDatabases.Typo)]
    [InlineData(typeof(IfDatabases.InIterator), IfDatabases.Typo)]
    [InlineData(typeof(IfDatabases.InGenericBase), IfDatabases.Typo)]
    [InlineData(typeof(IfDatabases.InHelper), "Helper")]
    [InlineData(typeof(IfDatabases.InDown), IfDatabases.Typo)]
    [InlineData(typeof(IfDatabases.OldVersion), "PostgreSQL11_0")]
    public async Task A_name_that_never_applies_is_refused(Type migration, string name)
    {
        var message = await Written.RefuseAsync(fixture, migration);

        Assert.Contains(
            $"IfDatabase(\"{name}\") never applies here. Write \"PostgreSQL\" or \"SQLite\".",
            message,
            StringComparison.Ordinal
        );
    }
}

[OnPostgres]
public sealed class IfDatabaseOnPostgres(PostgresDatabase database) : IfDatabaseSpec(database), IClassFixture<PostgresDatabase>;

[OnSqlite]
public sealed class IfDatabaseOnSqlite(SqliteDatabase database) : IfDatabaseSpec(database), IClassFixture<SqliteDatabase>;
