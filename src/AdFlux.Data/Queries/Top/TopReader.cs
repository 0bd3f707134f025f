using System.Data.Common;

namespace AdFlux.Data.Queries;

/// <summary>Ranks groups: sums, orders and cuts in the database.</summary>
internal sealed class TopReader(AdFluxDbContext context, TopQuery query)
{
    private readonly ReportConnection _connection = new(context);

    public IAsyncEnumerable<InsightRollup> Read(CancellationToken cancellationToken)
    {
        Check();
        var scope = new InsightScope(query, query.Per, _connection.Dialect);
        var command = new ReportCommand(Sql(scope), scope, [.. Minimums(), _connection.Dialect.NumberParameter("count", query.Count)]);
        return ReportConnection.StreamAsync(
            token =>
                _connection.RunAsync(
                    command,
                    (reader, stop) => RollupRows.ReadAllAsync(reader, _connection.Dialect, query.Per, stop),
                    token
                ),
            cancellationToken
        );
    }

    private void Check()
    {
        if (query.Per == RollupGroup.Everything)
            throw QueryRules.Wrong("One sum of everything cannot be ranked: say what to rank, such as RollupGroup.Ad.");
        if (query.Count < 1)
            throw QueryRules.Wrong("Nothing is left of fewer than one: set Count to 1 or more.");
        foreach (MetricMinimum minimum in query.Minimums)
        {
            if (MetricColumns.Of(minimum.Metric).Over is not null)
                throw QueryRules.Wrong(
                    $"InsightMetric.{minimum.Metric} is a ratio, and a minimum is of a volume: use a sum such as InsightMetric.Impressions or InsightMetric.Spend."
                );
        }
    }

    private string Sql(InsightScope scope)
    {
        MetricColumns metric = MetricColumns.Of(query.Metric);
        IEnumerable<string> keys = metric.Over is null
            ? [$"r.{metric.Sum}"]
            : scope.Dialect.OrderOfRatio($"r.{metric.Sum}", $"r.{metric.Over}");
        string direction = query.Ascending ? "ASC" : "DESC";
        return $"""
            SELECT r.*
            FROM ({RollupSql.Sums(scope, RollupPeriod.Total, query.Per)}) AS r
            WHERE r.object IS NOT NULL AND r.{metric.Sum} IS NOT NULL{(
                metric.Over is null ? "" : $" AND r.{metric.Over} > 0"
            )}{MinimumsSql()}
            ORDER BY {string.Join(", ", keys.Select(key => $"{key} {direction}"))}, r.object
            LIMIT @count
            """;
    }

    private string MinimumsSql() =>
        string.Concat(query.Minimums.Select((minimum, i) => $" AND r.{MetricColumns.Of(minimum.Metric).Sum} >= @minimum{i}"));

    private IEnumerable<DbParameter> Minimums() =>
        query.Minimums.Select(
            (minimum, i) =>
                MetricColumns.Of(minimum.Metric).IsMoney
                    ? _connection.Dialect.MoneyParameter($"minimum{i}", minimum.AtLeast)
                    : _connection.Dialect.NumberParameter($"minimum{i}", Count(minimum.AtLeast))
        );

    // A count that is at least 2.5 is at least 3.
    private static long Count(decimal atLeast) => (long)decimal.Ceiling(Math.Clamp(atLeast, long.MinValue, long.MaxValue));
}
