namespace AdFlux.Data.Tests.OwnContexts;

[OnSqlite]
public sealed class OwnNamesOnSqlite(SqliteDatabase database) : OwnNamesSpec(database), IClassFixture<SqliteDatabase>;
