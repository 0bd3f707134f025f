namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class InsightUpsertOnPostgres(PostgresDatabase database) : InsightUpsertSpec(database), IClassFixture<PostgresDatabase>;
