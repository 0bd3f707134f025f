namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class SegmentsOnSqlite(SqliteDatabase database) : SegmentsSpec(database), IClassFixture<SqliteDatabase>;
