using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Postgres;

namespace AdFlux.Data.Tests.Queries;

[OnPostgres]
public sealed class RetentionPlanOnPostgres(PostgresDatabase database) : RetentionPlanSpec(database), IClassFixture<PostgresDatabase>
{
    protected override string NextDay => "CAST(CAST(day AS date) + 1 AS text)";

    protected override string AsDay => "CAST(d.day AS date)";

    private protected override QueryDialect Dialect { get; } = new PostgresDialect();

    protected override string Explain => "EXPLAIN";

    protected override void AssertKeyed(string plan)
    {
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("Index Scan using pk_meta_insights on meta_insights d", plan, StringComparison.Ordinal);
        Assert.Contains("Index Scan using pk_meta_insights on meta_insights t", plan, StringComparison.Ordinal);
    }
}
