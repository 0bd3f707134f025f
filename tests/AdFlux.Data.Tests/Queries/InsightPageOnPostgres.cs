namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class InsightPageOnPostgres(PostgresDatabase database) : InsightPageSpec(database), IClassFixture<PostgresDatabase>
{
    protected override void AssertSeeks(string plan)
    {
        Assert.Contains("Index Scan using ix_meta_insights_level_date_start", plan, StringComparison.Ordinal);
        Assert.Contains("Index Cond: ((level = 'ad'::text) AND (ROW(date_start, object_id) > ROW(", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }
}
