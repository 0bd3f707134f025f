namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class SplitUpsertOnSqlite(SqliteDatabase database) : SplitUpsertSpec(database), IClassFixture<SqliteDatabase>;
