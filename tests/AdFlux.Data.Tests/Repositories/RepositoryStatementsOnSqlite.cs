namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class RepositoryStatementsOnSqlite(SqliteDatabase database)
    : RepositoryStatementsSpec(database),
        IClassFixture<SqliteDatabase>;
