namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class CampaignMovesOnPostgres(PostgresDatabase database) : CampaignMovesSpec(database), IClassFixture<PostgresDatabase>;
