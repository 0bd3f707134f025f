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
                FROM ({SumsOf(scope, by, "i.meta_campaign_id")}) AS b
                JOIN ({links}) AS g ON g.meta_campaign_id = b.object
                GROUP BY 1, 2
                """
            : SumsOf(scope, by, GroupSql.ColumnOf(scope, per));

    private static string SumsOf(InsightScope scope, RollupPeriod by, string group) =>
        $"""
            SELECT
                {GroupSql.PeriodOf(scope, by)} AS period,
                {group} AS object,
                count(*) AS insights,
                CAST(sum(i.impressions) AS bigint) AS impressions,
                CAST(sum(i.clicks) AS bigint) AS clicks,
                {scope.Dialect.SumMoney("i.spend")} AS spend,
                CAST(sum(i.submit_applications) AS bigint) AS submit_applications,
                {scope.Dialect.SumMoney("i.submit_applications_value")} AS submit_applications_value,
                CAST(sum(i.leads) AS bigint) AS leads,
                {scope.Dialect.SumMoney("i.leads_value")} AS leads_value,
                CAST(sum(i.view_content) AS bigint) AS view_content,
                {scope.Dialect.SumMoney("i.view_content_value")} AS view_content_value
            FROM meta_insights AS i
            WHERE {scope.Where}
            GROUP BY 1, 2
            """;
}
