namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class ListPagesOnSqlite(SqliteDatabase database) : ListPagesSpec(database), IClassFixture<SqliteDatabase>;
