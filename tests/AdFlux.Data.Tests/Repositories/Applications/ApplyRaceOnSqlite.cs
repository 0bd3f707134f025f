namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class ApplyRaceOnSqlite(SqliteDatabase database) : ApplyRaceSpec(database), IClassFixture<SqliteDatabase>;
