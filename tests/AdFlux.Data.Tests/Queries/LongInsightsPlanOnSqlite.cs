namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class LongInsightsPlanOnSqlite(SqliteDatabase database) : LongInsightsPlanSpec(database), IClassFixture<SqliteDatabase>;
