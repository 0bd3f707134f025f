namespace AdFlux.Data.Tests.Upserts;

[OnPostgres]
public sealed class UpsertPropertiesOnPostgres(PostgresDatabase database) : UpsertPropertiesSpec(database), IClassFixture<PostgresDatabase>;
