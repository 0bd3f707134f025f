namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class ReportPropertiesOnSqlite(SqliteDatabase database) : ReportPropertiesSpec(database), IClassFixture<SqliteDatabase>;
