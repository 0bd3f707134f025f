namespace AdFlux.Data.Tests.Repositories;

[OnSqlite]
public sealed class CampaignMovesOnSqlite(SqliteDatabase database) : CampaignMovesSpec(database), IClassFixture<SqliteDatabase>;
