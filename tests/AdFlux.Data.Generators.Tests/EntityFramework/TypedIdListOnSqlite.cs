namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnSqlite]
public sealed class TypedIdListOnSqlite(SqliteDatabase database) : TypedIdListSpec(database), IClassFixture<SqliteDatabase>;
