namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class StagedInsightUpsertOnSqlite(SqliteDatabase database) : StagedInsightUpsertSpec(database), IClassFixture<SqliteDatabase>;
