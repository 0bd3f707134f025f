namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class HierarchyUpsertOnSqlite(SqliteDatabase database) : HierarchyUpsertSpec(database), IClassFixture<SqliteDatabase>;
