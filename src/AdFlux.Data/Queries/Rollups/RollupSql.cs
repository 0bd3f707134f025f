namespace AdFlux.Data.Queries;

/// <summary>The statement that sums, put together from closed sets only; values travel as parameters.</summary>
internal static class RollupSql
{
    /// <summary>One row per period and group, in the columns that <see cref="RollupRows"/> reads; not in any order.</summary>
    public static string Sums(InsightScope scope, RollupPeriod by, RollupGroup per) =>
        GroupSql.LinksOf(scope, per) is { } links
            ? $"""
                SELECT
                    b.period AS period,
                    g.object AS object,
                    CAST(sum(b.insights) AS bigint) AS insights,
                    CAST(sum(b.impressions) AS bigint) AS impressions,
                    CAST(sum(b.clicks) AS bigint) AS clicks,
                    sum(b.spend) AS spend,
                    CAST(sum(b.submit_applications) AS bigint) AS submit_applications,
                    sum(b.submit_applications_value) AS submit_applications_value,
                    CAST(sum(b.leads) AS bigint) AS leads,
                    sum(b.leads_value) AS leads_value,
                    CAST(sum(b.view_content) AS bigint) AS view_content,
                    sum(b.view_content_value) AS view_content_value
                FROM ({SumsOf(scope, by, per, "i.meta_campaign_id")}) AS b
                JOIN ({links}) AS g ON g.meta_campaign_id = b.object
                GROUP BY 1, 2
                """
            : SumsOf(scope, by, per, GroupSql.ColumnOf(scope, per));

    /// <summary>The columns <c>object</c> and the named sums, one row per object.</summary>
    public static string SumsOfObjects(InsightScope scope, IEnumerable<(string Column, bool IsMoney)> sums) =>
        $"""
            SELECT i.object_id AS object, {string.Join(", ", sums.Select(sum => Sum(scope, sum.Column, sum.IsMoney)))}
            FROM meta_insights AS i
            WHERE {scope.Where}
            GROUP BY 1
            """;

    /// <summary>What <see cref="Sums"/> gives of some objects: those in the column <c>object</c> of another statement.</summary>
    public static string SumsAmong(InsightScope scope, string objects) =>
        $"""
            {Select(scope, RollupPeriod.Total, "i.object_id")}
            FROM meta_insights AS i
            WHERE {scope.WhereAmong(objects)}
            GROUP BY 2
            """;

    private static string SumsOf(InsightScope scope, RollupPeriod by, RollupGroup per, string group) =>
        $"""
            {Select(scope, by, group)}
            FROM meta_insights AS i
            WHERE {scope.Where}
            {Grouping(by, per)}
            """;

    private static string Select(InsightScope scope, RollupPeriod by, string group) =>
        $"""
            SELECT
                {GroupSql.PeriodOf(scope, by)} AS period,
                {group} AS object,
                count(*) AS insights,
                {Sum(scope, "impressions", isMoney: false)},
                {Sum(scope, "clicks", isMoney: false)},
                {Sum(scope, "spend", isMoney: true)},
                {Sum(scope, "submit_applications", isMoney: false)},
                {Sum(scope, "submit_applications_value", isMoney: true)},
                {Sum(scope, "leads", isMoney: false)},
                {Sum(scope, "leads_value", isMoney: true)},
                {Sum(scope, "view_content", isMoney: false)},
                {Sum(scope, "view_content_value", isMoney: true)}
            """;

    private static string Sum(InsightScope scope, string column, bool isMoney) =>
        $"{(isMoney ? scope.Dialect.SumMoney($"i.{column}") : $"CAST(sum(i.{column}) AS bigint)")} AS {column}";

    // SQLite sorts all rows for a group by a constant, even where an index gives them in the order of the other.
    private static string Grouping(RollupPeriod by, RollupGroup per) =>
        (by, per) switch
        {
            (RollupPeriod.Total, RollupGroup.Everything) => "HAVING count(*) > 0",
            (RollupPeriod.Total, _) => "GROUP BY 2",
            (_, RollupGroup.Everything) => "GROUP BY 1",
            _ => "GROUP BY 1, 2",
        };
}
