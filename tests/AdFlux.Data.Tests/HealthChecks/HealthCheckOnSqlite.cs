namespace AdFlux.Data.Tests.HealthChecks;

[OnSqlite]
public sealed class HealthCheckOnSqlite(SqliteDatabase database) : HealthCheckSpec(database), IClassFixture<SqliteDatabase>;
