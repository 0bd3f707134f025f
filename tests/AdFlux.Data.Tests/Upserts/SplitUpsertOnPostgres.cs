namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class SplitUpsertOnPostgres(PostgresDatabase database) : SplitUpsertSpec(database), IClassFixture<PostgresDatabase>;
