namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class SegmentAssignmentOnSqlite(SqliteDatabase database) : SegmentAssignmentSpec(database), IClassFixture<SqliteDatabase>;
