namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnSqlite]
public sealed class JsonColumnFaultOnSqlite(SqliteDatabase database) : JsonColumnFaultSpec(database), IClassFixture<SqliteDatabase>;
