namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnSqlite]
public sealed class TypedIdQueryOnSqlite(SqliteDatabase database) : TypedIdQuerySpec(database), IClassFixture<SqliteDatabase>;
