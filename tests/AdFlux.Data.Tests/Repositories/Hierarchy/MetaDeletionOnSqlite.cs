namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class MetaDeletionOnSqlite(SqliteDatabase database) : MetaDeletionSpec(database), IClassFixture<SqliteDatabase>;
