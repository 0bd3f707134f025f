namespace AdFlux.Data.Tests.Documentation;

[OnSqlite]
public sealed class ReadmeExampleOnSqlite(SqliteDatabase database) : ReadmeExampleSpec(database), IClassFixture<SqliteDatabase>;
