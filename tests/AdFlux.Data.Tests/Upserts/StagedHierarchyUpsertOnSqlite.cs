namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class StagedHierarchyUpsertOnSqlite(SqliteDatabase database)
    : StagedHierarchyUpsertSpec(database),
        IClassFixture<SqliteDatabase>;
