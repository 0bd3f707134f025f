using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>The statement of a roll-up, put together from closed sets only; values travel as parameters.</summary>
internal static class RollupSql
{
    public static string For(RollupQuery query, QueryDialect dialect)
    {
        Refuse(query);
        string period = Period(query.By, dialect);
        string group = Group(query.Per);
        return $"""
            SELECT
                {period} AS period,
                {group} AS object,
                count(*) AS insights,
                CAST(sum(i.impressions) AS bigint) AS impressions,
                CAST(sum(i.clicks) AS bigint) AS clicks,
                {dialect.SumMoney("i.spend")} AS spend,
                CAST(sum(i.submit_applications) AS bigint) AS submit_applications,
                {dialect.SumMoney("i.submit_applications_value")} AS submit_applications_value,
                CAST(sum(i.leads) AS bigint) AS leads,
                {dialect.SumMoney("i.leads_value")} AS leads_value,
                CAST(sum(i.view_content) AS bigint) AS view_content,
                {dialect.SumMoney("i.view_content_value")} AS view_content_value
            FROM meta_insights AS i{Join(query.Per)}
            WHERE i.level = @level AND i.date_start >= @from AND i.date_start <= @to AND i.date_stop = i.date_start{Campaigns(
                query,
                dialect
            )}
            GROUP BY 1, 2
            ORDER BY 1, 2
            """;
    }

    /// <summary>Counts the rows of more than one day that reach into the range.</summary>
    public static string LongInsights(RollupQuery query, QueryDialect dialect) =>
        $"""
            SELECT count(*)
            FROM meta_insights AS i
            WHERE i.level = @level AND i.date_start <= @to AND i.date_stop >= @from AND i.date_stop > i.date_start{Campaigns(
                query,
                dialect
            )}
            """;

    // A row carries the ids of its own level and above only.
    private static void Refuse(RollupQuery query)
    {
        if (query.From > query.To)
            throw new ArgumentException(
                $"The range ends on {query.To:yyyy-MM-dd}, before it starts on {query.From:yyyy-MM-dd}.",
                nameof(query)
            );

        InsightLevel highest = query.Per switch
        {
            RollupGroup.Everything => query.Campaigns is null ? InsightLevel.Account : InsightLevel.Campaign,
            RollupGroup.Campaign or RollupGroup.JobOpening => InsightLevel.Campaign,
            RollupGroup.AdSet => InsightLevel.AdSet,
            RollupGroup.Ad => InsightLevel.Ad,
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Per, "Not a group."),
        };
        if (query.Level < highest)
            throw new ArgumentException(
                $"Insights of level {query.Level} do not tell what this roll-up asks for: use {highest} or below.",
                nameof(query)
            );
    }

    private static string Period(RollupPeriod period, QueryDialect dialect) =>
        period switch
        {
            RollupPeriod.Total => dialect.Day("@from"),
            RollupPeriod.Day => "i.date_start",
            RollupPeriod.Week => dialect.Monday("i.date_start"),
            RollupPeriod.Month => dialect.FirstOfMonth("i.date_start"),
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Not a period."),
        };

    private static string Group(RollupGroup group) =>
        group switch
        {
            RollupGroup.Everything => "NULL",
            RollupGroup.Campaign => "i.meta_campaign_id",
            RollupGroup.AdSet => "i.meta_ad_set_id",
            RollupGroup.Ad => "i.meta_ad_id",
            RollupGroup.JobOpening => "j.job_opening_id",
            _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a group."),
        };

    // Several campaigns of one job may name the same Meta campaign: its insights count once.
    private static string Join(RollupGroup group) =>
        group == RollupGroup.JobOpening
            ? """

                JOIN (
                    SELECT DISTINCT c.job_opening_id, c.external_ids ->> 'meta_campaign_id' AS meta_campaign_id
                    FROM campaigns AS c
                    WHERE c.job_opening_id IS NOT NULL
                ) AS j ON j.meta_campaign_id = i.meta_campaign_id
                """
            : "";

    private static string Campaigns(RollupQuery query, QueryDialect dialect) =>
        query.Campaigns is null ? "" : $" AND {dialect.IsAmong("i.meta_campaign_id", "@campaigns")}";
}
