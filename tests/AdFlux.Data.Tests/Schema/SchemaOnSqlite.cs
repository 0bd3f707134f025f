namespace AdFlux.Data.Tests.Schema;

[OnSqlite]
public sealed class SchemaOnSqlite(SqliteDatabase database) : SchemaSpec(database), IClassFixture<SqliteDatabase>;
