namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnSqlite]
public sealed class TypedIdKeyOnSqlite(SqliteDatabase database) : TypedIdKeySpec(database), IClassFixture<SqliteDatabase>;
