namespace AdFlux.Data.Tests.OwnContexts;

[OnSqlite]
public sealed class OwnContextOnSqlite(SqliteDatabase database) : OwnContextSpec(database), IClassFixture<SqliteDatabase>;
