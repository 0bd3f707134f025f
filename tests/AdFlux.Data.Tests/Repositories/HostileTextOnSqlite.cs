namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class HostileTextOnSqlite(SqliteDatabase database) : HostileTextSpec(database), IClassFixture<SqliteDatabase>;
