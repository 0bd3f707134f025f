namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class InsightPageOnSqlite(SqliteDatabase database) : InsightPageSpec(database), IClassFixture<SqliteDatabase>
{
    protected override void AssertSeeks(string plan) =>
        Assert.Equal(
            "SEARCH meta_insights USING INDEX ix_meta_insights_level_date_start (level=? AND (date_start,object_id)>(?,?) AND date_start<?)",
            plan
        );
}
