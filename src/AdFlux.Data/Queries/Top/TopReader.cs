using System.Data.Common;

namespace AdFlux.Data.Queries;

/// <summary>Ranks groups: sums, orders and cuts in the database.</summary>
internal sealed class TopReader(AdFluxDbContext context, TopQuery query)
{
    // Rows found by their keys cost several times those of an index that is read through: no more objects than a list shows.
    private const int MostFoundByKey = 100;

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
        if (query.Count > MostFoundByKey || !GroupSql.IsObject(scope, query.Per))
            return Ranked(scope, RollupSql.Sums(scope, RollupPeriod.Total, query.Per));

        // Ranked by the sums that this takes; the others are of the best alone.
        string best = Ranked(scope, RollupSql.SumsOfObjects(scope, RankedSums().Distinct()));
        return $"""
            SELECT r.*
            FROM ({RollupSql.SumsAmong(scope, best)}) AS r
            {Order(scope)}
            """;
    }

    private string Ranked(InsightScope scope, string sums)
    {
        MetricColumns metric = MetricColumns.Of(query.Metric);
        return $"""
            SELECT r.*
            FROM ({sums}) AS r
            WHERE r.object IS NOT NULL AND r.{metric.Sum} IS NOT NULL{(
                metric.Over is null ? "" : $" AND r.{metric.Over} > 0"
            )}{MinimumsSql()}
            {Order(scope)}
            LIMIT @count
            """;
    }

    private string Order(InsightScope scope)
    {
        MetricColumns metric = MetricColumns.Of(query.Metric);
        IEnumerable<string> keys = metric.Over is null
            ? [$"r.{metric.Sum}"]
            : scope.Dialect.OrderOfRatio($"r.{metric.Sum}", $"r.{metric.Over}");
        string direction = query.Ascending ? "ASC" : "DESC";
        return $"ORDER BY {string.Join(", ", keys.Select(key => $"{key} {direction}"))}, r.object";
    }

    private IEnumerable<(string Column, bool IsMoney)> RankedSums()
    {
        foreach (InsightMetric metric in query.Minimums.Select(minimum => minimum.Metric).Prepend(query.Metric))
        {
            MetricColumns columns = MetricColumns.Of(metric);
            yield return (columns.Sum, columns.IsMoney);
            if (columns.Over is not null)
                yield return (columns.Over, false);
        }
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
