namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class MetaHierarchyOnSqlite(SqliteDatabase database) : MetaHierarchySpec(database), IClassFixture<SqliteDatabase>;
