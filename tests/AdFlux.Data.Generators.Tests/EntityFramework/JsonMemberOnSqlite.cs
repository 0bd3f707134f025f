namespace AdFlux.Data.Generators.Tests.EntityFramework;

[OnSqlite]
public sealed class JsonMemberOnSqlite(SqliteDatabase database) : JsonMemberSpec(database), IClassFixture<SqliteDatabase>;
