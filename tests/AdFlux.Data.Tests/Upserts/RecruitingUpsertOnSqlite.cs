namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class RecruitingUpsertOnSqlite(SqliteDatabase database) : RecruitingUpsertSpec(database), IClassFixture<SqliteDatabase>;
