namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class InsightReadingOnSqlite(SqliteDatabase database) : InsightReadingSpec(database), IClassFixture<SqliteDatabase>;
