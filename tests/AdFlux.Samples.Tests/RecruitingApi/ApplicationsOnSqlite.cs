namespace AdFlux.Samples.Tests.RecruitingApi;

[OnSqlite]
public sealed class ApplicationsOnSqlite(SqliteDatabase database) : ApplicationsSpec(database), IClassFixture<SqliteDatabase>;
