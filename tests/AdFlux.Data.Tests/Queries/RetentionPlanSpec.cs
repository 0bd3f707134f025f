using System.Data.Common;
using System.Globalization;
using AdFlux.Data.Queries;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Queries;

/// <summary>How a batch of a deletion finds its rows where it is a small part of a table whose statistics are known.</summary>
public abstract class RetentionPlanSpec(TestDatabase database) : OnMigratedDatabase(database)
{
    private const int Objects = 400;
    private const int Days = 100;

    [Fact]
    public async Task A_batch_finds_its_rows_by_their_day_and_deletes_them_by_their_key_without_reading_the_table()
    {
        await Database.ExecuteAsync(
            $"""
            INSERT INTO meta_insights (object_id, level, date_start, date_stop)
            WITH RECURSIVE
                d(n, day) AS (SELECT 1, '2028-01-01' UNION ALL SELECT n + 1, {NextDay} FROM d WHERE n < {Days}),
                o(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM o WHERE n < {Objects})
            SELECT CAST(120000000000000000 + o.n AS text), 'account', {AsDay}, {AsDay}
            FROM d CROSS JOIN o
            """,
            Token
        );
        await Database.ExecuteAsync("ANALYZE meta_insights", Token);

        AssertKeyed(await ExplainAsync(batch: 100));
    }

    protected abstract string NextDay { get; }

    protected abstract string AsDay { get; }

    private protected abstract QueryDialect Dialect { get; }

    protected abstract string Explain { get; }

    protected abstract void AssertKeyed(string plan);

    private async Task<string> ExplainAsync(int batch)
    {
        await using DbConnection connection = await Database.OpenConnectionAsync(Token);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = $"{Explain} {Dialect.DeleteInsights}";
        command.Parameters.Add(Dialect.TextParameter("level", "account"));
        command.Parameters.Add(Dialect.DayParameter("from", new DateOnly(2028, 1, 1)));
        command.Parameters.Add(Dialect.DayParameter("to", new DateOnly(2028, 1, 31)));
        command.Parameters.Add(Dialect.NumberParameter("batch", batch));

        List<string> plan = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
            plan.Add(Convert.ToString(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture)!);
        return string.Join('\n', plan);
    }
}
