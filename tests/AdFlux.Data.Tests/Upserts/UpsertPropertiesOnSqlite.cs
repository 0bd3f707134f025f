namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class UpsertPropertiesOnSqlite(SqliteDatabase database) : UpsertPropertiesSpec(database), IClassFixture<SqliteDatabase>;
