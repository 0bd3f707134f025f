namespace AdFlux.Data.Tests.DependencyInjection;

[OnSqlite]
public sealed class SchemaFitOnSqlite(SqliteDatabase database) : SchemaFitSpec(database), IClassFixture<SqliteDatabase>;
