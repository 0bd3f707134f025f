namespace AdFlux.Data.Tests.Mapping;

[OnSqlite]
public sealed class StoredValuesOnSqlite(SqliteDatabase database) : StoredValuesSpec(database), IClassFixture<SqliteDatabase>;
