namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnSqlite]
public sealed class JsonColumnSavingOnSqlite(SqliteDatabase database) : JsonColumnSavingSpec(database), IClassFixture<SqliteDatabase>;
