namespace AdFlux.Data.Tests.Mapping;

[OnSqlite]
public sealed class JsonFiltersOnSqlite(SqliteDatabase database) : JsonFiltersSpec(database), IClassFixture<SqliteDatabase>;
