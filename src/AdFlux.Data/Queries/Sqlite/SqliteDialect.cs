using System.Data.Common;
using System.Text.Json;
using AdFlux.Data.Mapping.Converters;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Queries.Sqlite;

internal sealed class SqliteDialect : QueryDialect
{
    private const int MillionthsPerUnit = 1_000_000;
    private const int GroupsOfSixDecimals = 5;

    public override string DeleteInsights =>
        """
            DELETE FROM meta_insights
            WHERE (object_id, level, date_start) IN (
                SELECT i.object_id, i.level, i.date_start
                FROM meta_insights AS i
                WHERE i.level = @level AND i.date_start >= @from AND i.date_start <= @to AND i.date_stop <= @to
                ORDER BY i.date_start, i.object_id
                LIMIT @batch
            )
            RETURNING date_start
            """;

    public override string Day(string parameter) => parameter;

    public override string NextDay(string day) => $"date({day}, '+1 day')";

    public override string Monday(string day) => $"date({day}, 'weekday 0', '-6 days')";

    public override string FirstOfMonth(string day) => $"date({day}, 'start of month')";

    public override string IsAmong(string value, string parameter) => $"{value} IN (SELECT value FROM json_each({parameter}))";

    public override string TableOf(string parameter) => $"json_each({parameter}) AS n";

    public override string SegmentLinks(string? parameter) =>
        $"""
            SELECT DISTINCT c.external_ids ->> 'meta_campaign_id' AS meta_campaign_id, e.value AS object
            FROM campaigns AS c
            CROSS JOIN json_each(CASE json_type(c.target_segment_ids) WHEN 'array' THEN c.target_segment_ids ELSE '[]' END) AS e
            WHERE e.type = 'integer'{(parameter is null ? "" : $" AND {IsAmong("e.value", parameter)}")}
            """;

    // A sum of doubles would keep 15 digits only. Millionths are whole numbers, which SQLite adds exactly, and it refuses to overflow. The shift
    // drops the fraction of eighths of them: with half a millionth added, that is round() and a cast, for less. docs/queries.md has the proof.
    public override string SumMoney(string column) => $"sum(({column} * 8000000.0 + 4.0) >> 3)";

    // SQLite divides whole numbers of 64 bits only: this is long division, six decimals at a time, so that thirty decimals of the quotient decide.
    // Exact while the divisor, a count, is below 9.2 * 10^12.
    public override IEnumerable<string> OrderOfRatio(string sum, string over)
    {
        yield return $"{sum} / {over}";
        string remainder = $"{sum} % {over}";
        for (int i = 0; i < GroupsOfSixDecimals; i++)
        {
            yield return $"({remainder}) * 1000000 / {over}";
            remainder = $"({remainder}) * 1000000 % {over}";
        }
    }

    // A double holds the millionths of up to 4 * 10^9 exactly.
    public override string ActionNumbers(string column, string period, string group, string where) =>
        $"""
            (
                SELECT
                    p.*,
                    CASE
                        WHEN length(p.text) <= 12 AND p.text GLOB '[0-9]*' AND p.text NOT GLOB '*[^0-9]*' AND p.text NOT GLOB '0?*'
                            THEN CAST(p.text AS INTEGER) * 1000000
                        WHEN length(p.text) <= 16 AND p.text GLOB '[0-9]*.*[0-9]' AND p.text NOT GLOB '*[^0-9.]*' AND p.text NOT GLOB '*.*.*'
                            AND p.text NOT GLOB '0[0-9]*' AND p.text NOT GLOB '*.???????*' AND CAST(p.text AS REAL) < 4e9
                            THEN CAST(round(CAST(p.text AS REAL) * 1000000) AS INTEGER)
                    END AS plain
                FROM (
                    SELECT
                        x.period,
                        x.object,
                        x.entry ->> 'action_type' AS action_type,
                        m.key AS member,
                        CASE m.type WHEN 'text' THEN m.value ELSE x.entry -> m.key END AS text
                    FROM (
                        SELECT
                            {period} AS period,
                            {group} AS object,
                            {column} AS list,
                            a.value AS entry,
                            {IsPart("a.value")} AS is_part
                        FROM meta_insights AS i
                        CROSS JOIN json_each(CASE json_type({column}) WHEN 'array' THEN {column} ELSE '[]' END) AS a
                        WHERE {where} AND a.type = 'object'
                        LIMIT -1
                    ) AS x
                    CROSS JOIN json_each(x.entry) AS m
                    WHERE m.key <> 'action_type' AND m.type IN ('text', 'integer', 'real')
                        AND NOT (
                            x.is_part
                            AND EXISTS (
                                SELECT 1
                                FROM json_each(x.list) AS t
                                CROSS JOIN json_each(CASE t.type WHEN 'object' THEN t.value ELSE '[]' END) AS n
                                WHERE t.value ->> 'action_type' = x.entry ->> 'action_type' AND n.key = m.key AND n.type IN ('text', 'integer', 'real')
                                    AND NOT {IsPart("t.value")}
                            )
                        )
                ) AS p
            ) AS e
            """;

    // Whether a breakdown makes an entry a part: as InsightAction.IsPart. The limit above keeps SQLite from asking that for each member of the entry.
    private static string IsPart(string entry) =>
        $"""
            EXISTS (
                SELECT 1
                FROM json_each({entry}) AS b
                WHERE b.key NOT IN ('action_type', 'value', 'inline', 'dda', 'custom') AND b.type <> 'null'
                    AND NOT (b.key GLOB '[0-9]*' AND ltrim(b.key, '0123456789') GLOB 'd_*')
                    AND b.key NOT GLOB 'skan_*' AND b.key NOT GLOB 'incrementality*'
            )
            """;

    public override DbParameter DayParameter(string name, DateOnly day) => new SqliteParameter(name, day);

    public override DbParameter TextParameter(string name, string text) => new SqliteParameter(name, text);

    public override DbParameter NumberParameter(string name, long number) => new SqliteParameter(name, number);

    // What lies between two millionths is rounded up, which whole millionths compare with in the same way.
    public override DbParameter MoneyParameter(string name, decimal amount) =>
        new SqliteParameter(
            name,
            (long)
                Math.Clamp(
                    decimal.Ceiling(Math.Clamp(amount, -long.MaxValue / 2, long.MaxValue / 2) * MillionthsPerUnit),
                    long.MinValue,
                    long.MaxValue
                )
        );

    public override DbParameter TextListParameter(string name, IEnumerable<string> texts) =>
        new SqliteParameter(name, JsonSerializer.Serialize(texts.ToArray(), ListContext.Default.StringArray));

    public override DbParameter NumberListParameter(string name, IEnumerable<int> numbers) =>
        new SqliteParameter(name, JsonSerializer.Serialize(numbers.ToArray(), ListContext.Default.Int32Array));

    public override decimal ReadMoney(DbDataReader reader, int column) =>
        PlainDecimal.Of(reader.GetInt64(column) / (decimal)MillionthsPerUnit);

    public override bool IsOverflow(DbException error) =>
        error is SqliteException { SqliteErrorCode: raw.SQLITE_ERROR }
        && error.Message.Contains("integer overflow", StringComparison.Ordinal);
}
