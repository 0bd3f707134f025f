using System.Data.Common;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Finds the gaps between the insights of each object; the day after the range stands in for a last one, so that a gap ends there.</summary>
internal sealed class MissingDaysReader(AdFluxDbContext context, MissingDaysQuery query)
{
    private readonly ReportConnection _connection = new(context);

    public IAsyncEnumerable<MissingDays> Read(CancellationToken cancellationToken)
    {
        QueryRules.CheckRange(query.From, query.To);
        if (query.To == DateOnly.MaxValue)
            throw QueryRules.Wrong("The range must end before 9999-12-31: give an earlier last day.");
        if (query is { Objects: not null, Accounts: not null })
            throw QueryRules.Wrong("Name the objects or their accounts, not both: leave Objects or Accounts null.");

        var command = new ReportCommand(Sql(_connection.Dialect), Scope: null, [.. Parameters(_connection.Dialect)]);
        return ReportConnection.StreamAsync(token => _connection.RunAsync(command, ReadAsync, token), cancellationToken);
    }

    private string Sql(QueryDialect dialect) =>
        $"""
            WITH objects AS ({Objects(dialect)}),
            edges AS (
                SELECT
                    d.object_id,
                    d.date_start,
                    max(d.date_stop) OVER (
                        PARTITION BY d.object_id ORDER BY d.date_start ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                    ) AS covered
                FROM (
                    SELECT i.object_id, i.date_start, i.date_stop
                    FROM meta_insights AS i
                    WHERE i.level = @level AND i.date_start >= @from AND i.date_start <= @to{Named()}
                    UNION ALL
                    SELECT i.object_id, i.date_start, i.date_stop
                    FROM meta_insights AS i
                    WHERE i.date_stop > i.date_start AND i.level = @level AND NOT (i.date_start >= @from) AND i.date_stop >= @from{Named()}
                    UNION ALL
                    SELECT o.object_id, {dialect.Day("@end")}, {dialect.Day("@end")}
                    FROM objects AS o
                ) AS d
            )
            SELECT e.object_id, e.covered, e.date_start, o.created_time
            FROM edges AS e
            JOIN objects AS o ON o.object_id = e.object_id
            WHERE e.date_start > CASE WHEN e.covered IS NULL THEN {dialect.Day("@from")} ELSE {dialect.NextDay("e.covered")} END
            ORDER BY e.object_id, e.date_start
            """;

    private string Objects(QueryDialect dialect) =>
        query.Objects is null
            ? Stored(dialect)
            : $"""
                SELECT n.value AS object_id, max(s.created_time) AS created_time
                FROM {dialect.TableOf("@objects")}
                LEFT JOIN ({Stored(dialect)}) AS s ON s.object_id = n.value
                GROUP BY n.value
                """;

    private string Stored(QueryDialect dialect)
    {
        string ofAccounts = query.Accounts is null ? "" : $"\nWHERE {dialect.IsAmong("m.account_id", "@accounts")}";
        return query.Level switch
        {
            InsightLevel.Account => $"""
                SELECT m.account_id AS object_id, max(CASE WHEN 1 = 0 THEN m.created_time END) AS created_time
                FROM (
                    SELECT account_id, created_time FROM meta_campaigns
                    UNION ALL
                    SELECT object_id, NULL FROM meta_insights WHERE level = @level
                ) AS m{ofAccounts}
                GROUP BY 1
                """,
            InsightLevel.Campaign => $"""
                SELECT m.id AS object_id, m.created_time
                FROM meta_campaigns AS m{ofAccounts}
                """,
            InsightLevel.AdSet => $"""
                SELECT s.id AS object_id, s.created_time
                FROM meta_ad_sets AS s
                JOIN meta_campaigns AS m ON m.id = s.campaign_id{ofAccounts}
                """,
            InsightLevel.Ad => $"""
                SELECT a.id AS object_id, a.created_time
                FROM meta_ads AS a
                JOIN meta_ad_sets AS s ON s.id = a.ad_set_id
                JOIN meta_campaigns AS m ON m.id = s.campaign_id{ofAccounts}
                """,
            _ => throw QueryRules.Wrong($"{query.Level} is not a level: see InsightLevel."),
        };
    }

    // An object that is not among those asked for has no stand-in behind its last insight, and is left out by the join.
    private string Named() => query.Objects is null && query.Accounts is null ? "" : " AND i.object_id IN (SELECT object_id FROM objects)";

    private IEnumerable<DbParameter> Parameters(QueryDialect dialect)
    {
        yield return dialect.TextParameter("level", query.Level.ToName());
        yield return dialect.DayParameter("from", query.From);
        yield return dialect.DayParameter("to", query.To);
        yield return dialect.DayParameter("end", query.To.AddDays(1));
        if (query.Objects is { } objects)
            yield return dialect.TextListParameter("objects", IsOfNamedAccounts ? AccountSpellings.Of(Names(objects)) : Names(objects));
        if (query.Accounts is { } accounts)
            yield return dialect.TextListParameter("accounts", AccountSpellings.Of(accounts.Select(id => id.Value)));
    }

    private async Task<List<MissingDays>> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var missing = new List<MissingDays>();
        List<DayRange> ranges = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            DateOnly first = reader.IsDBNull(1) ? query.From : reader.GetFieldValue<DateOnly>(1).AddDays(1);
            DateOnly last = reader.GetFieldValue<DateOnly>(2).AddDays(-1);
            if (!reader.IsDBNull(3) && DayBefore(reader.GetDateTime(3)) is var earliest && earliest > first)
                first = earliest;
            if (first > last)
                continue;

            var objectId = InsightObjectId.From(reader.GetString(0));
            if (missing.Count == 0 || missing[^1].ObjectId != objectId)
                missing.Add(new MissingDays(objectId, ranges = []));
            ranges.Add(new DayRange(first, last));
        }

        return IsOfNamedAccounts ? AccountDays.Of(query.Objects!, missing) : missing;
    }

    private bool IsOfNamedAccounts => query is { Level: InsightLevel.Account, Objects: not null };

    private static IEnumerable<string> Names(IEnumerable<InsightObjectId> objects) => objects.Select(id => id.Value);

    private static DateOnly DayBefore(DateTime created) =>
        DateOnly.FromDayNumber(Math.Max(0, DateOnly.FromDateTime(created).DayNumber - 1));
}
