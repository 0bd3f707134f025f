using System.Data.Common;
using System.Text;
using AdFlux.Data.Faults;
using AdFlux.Data.Json;
using AdFlux.Data.Mapping.Converters;

namespace AdFlux.Data.Queries;

/// <summary>
/// Sums actions. The database adds up the numbers that it adds exactly, and counts how often each other text occurs: those are read as
/// <see cref="InsightAction"/> reads them.
/// </summary>
internal sealed class ActionReader(AdFluxDbContext context, ActionQuery query)
{
    private readonly ReportConnection _connection = new(context);

    public IAsyncEnumerable<ActionTotal> Read(CancellationToken cancellationToken)
    {
        var scope = new InsightScope(query, query.Per, _connection.Dialect);
        DbParameter[] parameters = query.ActionTypes is { } types ? [_connection.Dialect.TextListParameter("action_types", types)] : [];
        var command = new ReportCommand($"{Sql(scope)}\nORDER BY 1, 2 NULLS FIRST, 3, 4", scope, parameters);
        return ReportConnection.StreamAsync(token => _connection.RunAsync(command, ReadAsync, token), cancellationToken);
    }

    private string Sql(InsightScope scope) =>
        GroupSql.LinksOf(scope, query.Per) is { } links
            ? $"""
                SELECT b.period, g.object, b.action_type, b.member, b.other, sum(b.total) AS total, CAST(sum(b.entries) AS bigint) AS entries
                FROM ({SqlOf(scope, "i.meta_campaign_id")}) AS b
                JOIN ({links}) AS g ON g.meta_campaign_id = b.object
                GROUP BY 1, 2, 3, 4, 5
                """
            : SqlOf(scope, GroupSql.ColumnOf(scope, query.Per));

    private string SqlOf(InsightScope scope, string group)
    {
        string numbers = scope.Dialect.ActionNumbers(Column(), GroupSql.PeriodOf(scope, query.By), group, scope.Where);
        return $"""
            SELECT
                e.period,
                e.object,
                e.action_type,
                CASE e.member WHEN 'value' THEN '' ELSE e.member END AS member,
                CASE WHEN e.plain IS NULL THEN e.text END AS other,
                sum(e.plain) AS total,
                count(*) AS entries
            FROM {numbers}
            WHERE e.action_type IS NOT NULL{(
                query.ActionTypes is null ? "" : $" AND {scope.Dialect.IsAmong("e.action_type", "@action_types")}"
            )}
            GROUP BY 1, 2, 3, 4, 5
            """;
    }

    private string Column() =>
        query.Column switch
        {
            ActionColumn.Actions => "i.actions",
            ActionColumn.ActionValues => "i.action_values",
            _ => throw QueryRules.Wrong($"{query.Column} is not a list of actions: see ActionColumn."),
        };

    private async Task<List<ActionTotal>> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var totals = new List<ActionTotal>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            string member = reader.GetString(3);
            if ((member.Length == 0 || AttributionWindow.IsName(member)) && ReadSum(reader) is { } sum)
                Add(totals, ReadKey(reader, member), sum);
        }

        return totals;
    }

    private ActionTotal ReadKey(DbDataReader reader, string member) =>
        (ActionTotal)
            new ActionTotal
            {
                Period = reader.GetFieldValue<DateOnly>(0),
                ActionType = reader.GetString(2),
                Window = member.Length == 0 ? null : member,
                Value = 0,
            }.Of(query.Per, RollupRows.ReadGroup(reader, 1));

    private decimal? ReadSum(DbDataReader reader)
    {
        if (!reader.IsDBNull(5))
            return _connection.Dialect.ReadMoney(reader, 5);
        if (reader.IsDBNull(4) || !JsonNumber.TryParse(Encoding.UTF8.GetBytes(reader.GetString(4)), out JsonNumber number))
            return null;
        return number.TryGetDecimal(out decimal value) ? Exact(() => value * reader.GetInt64(6)) : null;
    }

    // The rows of one key follow each other: one with the plain numbers, and one for each other text.
    private static void Add(List<ActionTotal> totals, ActionTotal key, decimal sum)
    {
        if (totals.Count > 0 && totals[^1] with { Value = 0 } == key)
        {
            ActionTotal last = totals[^1];
            totals[^1] = last with { Value = PlainDecimal.Of(Exact(() => last.Value + sum)) };
            return;
        }

        totals.Add(key with { Value = PlainDecimal.Of(sum) });
    }

    private static decimal Exact(Func<decimal> sum)
    {
        try
        {
            return sum();
        }
        catch (OverflowException error)
        {
            throw new SumOverflowException(error);
        }
    }
}
