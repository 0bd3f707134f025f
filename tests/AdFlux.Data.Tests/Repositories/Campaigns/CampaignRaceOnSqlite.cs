namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class CampaignRaceOnSqlite(SqliteDatabase database) : CampaignRaceSpec(database), IClassFixture<SqliteDatabase>;
