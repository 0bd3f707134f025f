namespace AdFlux.Data.Tests.Documentation;

[OnSqlite]
public sealed class DependencyInjectionExampleOnSqlite(SqliteDatabase database)
    : DependencyInjectionExampleSpec(database),
        IClassFixture<SqliteDatabase>;
