namespace AdFlux.Data.Tests.Documentation;

[OnSqlite]
public sealed class QueriesExampleOnSqlite(SqliteDatabase database) : QueriesExampleSpec(database), IClassFixture<SqliteDatabase>;
