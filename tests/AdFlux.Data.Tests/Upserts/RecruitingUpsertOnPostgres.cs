namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class RecruitingUpsertOnPostgres(PostgresDatabase database) : RecruitingUpsertSpec(database), IClassFixture<PostgresDatabase>;
