namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class CampaignPagesOnSqlite(SqliteDatabase database) : CampaignPagesSpec(database), IClassFixture<SqliteDatabase>;
