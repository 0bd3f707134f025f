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
        // Once to lock the rows and once to delete them, by either of the indexes that begin with or hold the whole key.
        Assert.Equal(
            2,
            plan.Split('\n')
                .Count(line =>
                    line.Contains("Index Cond", StringComparison.Ordinal) && line.Contains("object_id = ", StringComparison.Ordinal)
                )
        );
    }
}
