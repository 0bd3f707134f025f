namespace AdFlux.Samples.Tests.RecruitingApi;

[OnSqlite]
public sealed class JobsOnSqlite(SqliteDatabase database) : JobsSpec(database), IClassFixture<SqliteDatabase>;
