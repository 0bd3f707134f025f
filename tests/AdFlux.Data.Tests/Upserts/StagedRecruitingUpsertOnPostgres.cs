namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class StagedRecruitingUpsertOnPostgres(PostgresDatabase database)
    : StagedRecruitingUpsertSpec(database),
        IClassFixture<PostgresDatabase>;
