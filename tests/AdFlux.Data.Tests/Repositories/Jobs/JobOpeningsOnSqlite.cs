namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class JobOpeningsOnSqlite(SqliteDatabase database) : JobOpeningsSpec(database), IClassFixture<SqliteDatabase>;
