namespace AdFlux.Data.Tests.Faults;

[OnSqlite]
public sealed class InterruptedUpsertOnSqlite(SqliteDatabase database) : InterruptedUpsertSpec(database), IClassFixture<SqliteDatabase>;
