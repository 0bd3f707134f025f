namespace AdFlux.Data.Tests.Mapping;

[OnSqlite]
public sealed class QueryOnSqlite(SqliteDatabase database) : QuerySpec(database), IClassFixture<SqliteDatabase>;
