namespace AdFlux.Data.Tests.Documentation;

[OnSqlite]
public sealed class ReadingExampleOnSqlite(SqliteDatabase database) : ReadingExampleSpec(database), IClassFixture<SqliteDatabase>;
