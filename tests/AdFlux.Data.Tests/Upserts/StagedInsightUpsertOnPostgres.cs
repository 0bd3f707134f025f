namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class StagedInsightUpsertOnPostgres(PostgresDatabase database)
    : StagedInsightUpsertSpec(database),
        IClassFixture<PostgresDatabase>;
