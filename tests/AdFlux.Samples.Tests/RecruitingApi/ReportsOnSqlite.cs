namespace AdFlux.Samples.Tests.RecruitingApi;

[OnSqlite]
public sealed class ReportsOnSqlite(SqliteDatabase database) : ReportsSpec(database), IClassFixture<SqliteDatabase>;
