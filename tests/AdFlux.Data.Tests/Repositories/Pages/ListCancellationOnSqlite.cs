namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class ListCancellationOnSqlite(SqliteDatabase database) : ListCancellationSpec(database), IClassFixture<SqliteDatabase>;
