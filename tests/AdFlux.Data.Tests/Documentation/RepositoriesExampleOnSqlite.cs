namespace AdFlux.Data.Tests.Documentation;

[OnSqlite]
public sealed class RepositoriesExampleOnSqlite(SqliteDatabase database) : RepositoriesExampleSpec(database), IClassFixture<SqliteDatabase>;
