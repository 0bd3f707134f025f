namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class InsightUpsertOnSqlite(SqliteDatabase database) : InsightUpsertSpec(database), IClassFixture<SqliteDatabase>;
