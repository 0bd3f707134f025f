namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class ReportsOnSqlite(SqliteDatabase database) : ReportsSpec(database), IClassFixture<SqliteDatabase>;
