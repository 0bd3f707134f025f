using System.Data.Common;
using System.Globalization;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Queries.Postgres;
using AdFlux.Data.Queries.Sqlite;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Queries;

public abstract class LongInsightsPlanSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    [Fact]
    public async Task The_check_for_long_rows_reads_only_those_through_their_partial_index()
    {
        await Database.ExecuteAsync(
            """
            INSERT INTO meta_insights (object_id, level, date_start, date_stop)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            SELECT CAST(i AS text), 'account', '2028-02-28', '2028-02-28'
            FROM n
            """,
            Token
        );
        // SQLite has no statistics unless somebody asks for them.
        if (Database.Provider == TestProvider.PostgreSql)
            await Database.ExecuteAsync("ANALYZE meta_insights", Token);

        string plan = await ExplainAsync(new RollupQuery(InsightLevel.Account, new DateOnly(2028, 1, 1), new DateOnly(2028, 12, 31)));

        Assert.Contains("ix_meta_insights_long", plan, StringComparison.Ordinal);
    }

    private async Task<string> ExplainAsync(RollupQuery query)
    {
        bool isPostgres = Database.Provider == TestProvider.PostgreSql;
        var scope = new InsightScope(query, RollupGroup.Everything, isPostgres ? new PostgresDialect() : new SqliteDialect());
        await using DbConnection connection = await Database.OpenConnectionAsync(Token);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN {(isPostgres ? "" : "QUERY PLAN ")}{scope.LongInsights}";
        foreach (DbParameter parameter in scope.CreateParameters())
            command.Parameters.Add(parameter);

        List<string> plan = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            plan.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        return string.Join('\n', plan);
    }
}
