namespace AdFlux.Data.Tests.Faults;

[OnSqlite]
public sealed class WritersOnSqlite(SqliteDatabase database) : WritersSpec(database), IClassFixture<SqliteDatabase>;
