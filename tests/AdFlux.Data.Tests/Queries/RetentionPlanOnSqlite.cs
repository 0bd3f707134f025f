using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Sqlite;

namespace AdFlux.Data.Tests.Queries;

[OnSqlite]
public sealed class RetentionPlanOnSqlite(SqliteDatabase database) : RetentionPlanSpec(database), IClassFixture<SqliteDatabase>
{
    protected override string NextDay => "date(day, '+1 day')";

    protected override string AsDay => "d.day";

    private protected override QueryDialect Dialect { get; } = new SqliteDialect();

    protected override string Explain => "EXPLAIN QUERY PLAN";

    protected override void AssertKeyed(string plan)
    {
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        Assert.Matches(@"SEARCH meta_insights USING .*INDEX .*object_id=\?", plan);
        Assert.Matches(@"SEARCH i USING .*INDEX .*date_start>\? AND date_start<\?", plan);
    }
}
