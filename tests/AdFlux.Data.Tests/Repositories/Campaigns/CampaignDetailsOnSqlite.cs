namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class CampaignDetailsOnSqlite(SqliteDatabase database) : CampaignDetailsSpec(database), IClassFixture<SqliteDatabase>;
