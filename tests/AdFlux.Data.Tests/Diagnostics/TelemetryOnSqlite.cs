namespace AdFlux.Data.Tests.Diagnostics;

[Collection(TelemetryTests.Name)]
[OnSqlite]
public sealed class TelemetryOnSqlite(SqliteDatabase database) : TelemetrySpec(database), IClassFixture<SqliteDatabase>;
