using System.Data.Common;
using AdFlux.Data.Mapping.Converters;
using Npgsql;

namespace AdFlux.Data.Queries.Postgres;

internal sealed class PostgresDialect : QueryDialect
{
    // The rows are locked in the order of their keys, as upserts do, so that the two never wait for each other in a circle.
    // Chosen first and joined then, so that the planner knows how few the rows of a batch are: of a subquery behind IN it expects so many that it reads the whole
    // table for each batch.
    public override string DeleteInsights =>
        """
            WITH chosen AS MATERIALIZED (
                SELECT i.object_id, i.level, i.date_start
                FROM meta_insights AS i
                WHERE i.level = @level AND i.date_start >= @from AND i.date_start <= @to AND i.date_stop <= @to
                ORDER BY i.date_start, i.object_id
                LIMIT @batch
            ), doomed AS MATERIALIZED (
                SELECT d.object_id, d.level, d.date_start
                FROM chosen AS c
                JOIN meta_insights AS d ON d.object_id = c.object_id AND d.level = c.level AND d.date_start = c.date_start
                ORDER BY d.object_id, d.level, d.date_start
                FOR UPDATE OF d
            )
            DELETE FROM meta_insights AS t
            USING doomed
            WHERE t.object_id = doomed.object_id AND t.level = doomed.level AND t.date_start = doomed.date_start
            RETURNING t.date_start
            """;

    public override string Day(string parameter) => $"CAST({parameter} AS date)";

    public override string NextDay(string day) => $"({day} + 1)";

    public override string Monday(string day) => $"CAST(date_trunc('week', {day}) AS date)";

    public override string FirstOfMonth(string day) => $"CAST(date_trunc('month', {day}) AS date)";

    public override string IsAmong(string value, string parameter) => $"{value} = ANY({parameter})";

    public override string TableOf(string parameter) => $"unnest({parameter}) AS n(value)";

    public override string SegmentLinks(string? parameter) =>
        $"""
            SELECT DISTINCT c.external_ids ->> 'meta_campaign_id' AS meta_campaign_id, CAST(e.value AS integer) AS object
            FROM campaigns AS c
            CROSS JOIN LATERAL jsonb_array_elements(
                CASE jsonb_typeof(c.target_segment_ids) WHEN 'array' THEN c.target_segment_ids ELSE '[]' END
            ) AS e(value)
            WHERE jsonb_typeof(e.value) = 'number'{(parameter is null ? "" : $" AND {IsAmong("CAST(e.value AS integer)", parameter)}")}
            """;

    public override string SumMoney(string column) => $"sum({column})";

    // Six decimals of the money and thirty more: quotients of counts that a bigint holds differ before that.
    public override IEnumerable<string> OrderOfRatio(string sum, string over) => [$"div({sum} * 1e36, {over})"];

    public override string ActionNumbers(string column, string period, string group, string where) =>
        $$"""
            (
                SELECT
                    {{period}} AS period,
                    {{group}} AS object,
                    (a.entry ->> 'action_type') COLLATE "C" AS action_type,
                    m.name COLLATE "C" AS member,
                    m.number #>> '{}' AS text,
                    CASE WHEN m.number #>> '{}' ~ '^-?(0|[1-9][0-9]{0,11})([.][0-9]{1,6})?$' THEN CAST(m.number #>> '{}' AS numeric) END AS plain
                FROM meta_insights AS i
                CROSS JOIN LATERAL jsonb_array_elements(
                    CASE jsonb_typeof({{column}}) WHEN 'array' THEN {{column}} ELSE '[]' END
                ) AS a(entry)
                CROSS JOIN LATERAL (SELECT CASE jsonb_typeof(a.entry) WHEN 'object' THEN {{IsPart("a.entry")}} END AS is_part OFFSET 0) AS k
                CROSS JOIN LATERAL jsonb_each(CASE jsonb_typeof(a.entry) WHEN 'object' THEN a.entry ELSE '{}' END) AS m(name, number)
                WHERE {{where}} AND m.name <> 'action_type' AND jsonb_typeof(m.number) IN ('string', 'number')
                    AND NOT (
                        k.is_part
                        AND EXISTS (
                            SELECT 1
                            FROM jsonb_array_elements({{column}}) AS t(entry)
                            WHERE CASE jsonb_typeof(t.entry) WHEN 'object'
                                THEN t.entry -> 'action_type' = a.entry -> 'action_type' AND jsonb_typeof(t.entry -> m.name) IN ('string', 'number')
                                    AND NOT {{IsPart("t.entry")}}
                                ELSE false
                            END
                        )
                    )
            ) AS e
            """;

    // Whether a breakdown makes an entry a part: as InsightAction.IsPart. The usual members are taken away first, which leaves nothing of most entries.
    private static string IsPart(string entry) =>
        $$"""
            (
                {{entry}} - '{action_type,value,1d_click,7d_click,28d_click,1d_view,inline}'::text[] <> '{}'
                AND EXISTS (
                    SELECT 1
                    FROM jsonb_each({{entry}}) AS b(name, content)
                    WHERE b.name NOT IN ('action_type', 'value') AND jsonb_typeof(b.content) <> 'null'
                        AND b.name !~ '^([0-9]+d_|skan_|incrementality|(inline|dda|custom)$)'
                )
            )
            """;

    public override DbParameter DayParameter(string name, DateOnly day) => new NpgsqlParameter<DateOnly>(name, day);

    public override DbParameter TextParameter(string name, string text) => new NpgsqlParameter<string>(name, text);

    public override DbParameter NumberParameter(string name, long number) => new NpgsqlParameter<long>(name, number);

    public override DbParameter MoneyParameter(string name, decimal amount) => new NpgsqlParameter<decimal>(name, amount);

    public override DbParameter TextListParameter(string name, IEnumerable<string> texts) =>
        new NpgsqlParameter<string[]>(name, [.. texts]);

    public override DbParameter NumberListParameter(string name, IEnumerable<int> numbers) =>
        new NpgsqlParameter<int[]>(name, [.. numbers]);

    public override decimal ReadMoney(DbDataReader reader, int column) => PlainDecimal.Of(reader.GetDecimal(column));

    public override bool IsOverflow(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.NumericValueOutOfRange };
}
