namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class RollupOnSqlite(SqliteDatabase database) : RollupSpec(database), IClassFixture<SqliteDatabase>;
