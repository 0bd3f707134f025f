namespace AdFlux.Data.Tests.Repositories;

[OnPostgres]
public sealed class CampaignsOnPostgres(PostgresDatabase database) : CampaignsSpec(database), IClassFixture<PostgresDatabase>;
