namespace AdFlux.Samples.Tests.RecruitingApi;

[OnSqlite]
public sealed class DemoOnSqlite(SqliteDatabase database) : DemoSpec(database), IClassFixture<SqliteDatabase>;
