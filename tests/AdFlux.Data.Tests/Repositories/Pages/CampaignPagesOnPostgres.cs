namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class CampaignPagesOnPostgres(PostgresDatabase database) : CampaignPagesSpec(database), IClassFixture<PostgresDatabase>;
