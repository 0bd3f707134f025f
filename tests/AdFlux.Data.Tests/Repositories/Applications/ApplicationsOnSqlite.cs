namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class ApplicationsOnSqlite(SqliteDatabase database) : ApplicationsSpec(database), IClassFixture<SqliteDatabase>;
