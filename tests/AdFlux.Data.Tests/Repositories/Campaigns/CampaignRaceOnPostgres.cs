namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class CampaignRaceOnPostgres(PostgresDatabase database) : CampaignRaceSpec(database), IClassFixture<PostgresDatabase>;
