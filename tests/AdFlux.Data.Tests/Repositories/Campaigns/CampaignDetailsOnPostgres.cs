namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class CampaignDetailsOnPostgres(PostgresDatabase database) : CampaignDetailsSpec(database), IClassFixture<PostgresDatabase>;
