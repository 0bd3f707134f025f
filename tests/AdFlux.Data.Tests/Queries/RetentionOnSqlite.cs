namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class RetentionOnSqlite(SqliteDatabase database) : RetentionSpec(database), IClassFixture<SqliteDatabase>;
