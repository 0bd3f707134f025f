namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class CandidatesOnSqlite(SqliteDatabase database) : CandidatesSpec(database), IClassFixture<SqliteDatabase>;
