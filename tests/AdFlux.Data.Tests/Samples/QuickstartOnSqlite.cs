namespace AdFlux.Data.Tests.Samples;

[OnSqlite]
public sealed class QuickstartOnSqlite(SqliteDatabase database) : QuickstartSpec(database), IClassFixture<SqliteDatabase>;
