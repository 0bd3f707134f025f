namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class SharedTransactionOnSqlite(SqliteDatabase database) : SharedTransactionSpec(database), IClassFixture<SqliteDatabase>;
