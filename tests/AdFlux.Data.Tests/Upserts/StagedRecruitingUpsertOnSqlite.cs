namespace AdFlux.Data.Tests.Upserts;

[OnSqlite]
public sealed class StagedRecruitingUpsertOnSqlite(SqliteDatabase database)
    : StagedRecruitingUpsertSpec(database),
        IClassFixture<SqliteDatabase>;
