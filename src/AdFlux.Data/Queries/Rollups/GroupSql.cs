using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>How a statement over <c>meta_insights AS i</c> names the period and the group of a row.</summary>
internal static class GroupSql
{
    public static string PeriodOf(InsightScope scope, RollupPeriod by) =>
        by switch
        {
            RollupPeriod.Total => scope.Dialect.Day("@from"),
            RollupPeriod.Day => "i.date_start",
            RollupPeriod.Week => scope.Dialect.Monday("i.date_start"),
            RollupPeriod.Month => scope.Dialect.FirstOfMonth("i.date_start"),
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not a period: see RollupPeriod."),
        };

    /// <summary>The column of the row itself that tells its group.</summary>
    public static string ColumnOf(InsightScope scope, RollupGroup per) =>
        per switch
        {
            RollupGroup.Everything => "NULL",
            RollupGroup.Account => scope.IdOf(InsightLevel.Account),
            RollupGroup.Campaign => scope.IdOf(InsightLevel.Campaign),
            RollupGroup.AdSet => scope.IdOf(InsightLevel.AdSet),
            RollupGroup.Ad => scope.IdOf(InsightLevel.Ad),
            _ => throw new ArgumentOutOfRangeException(nameof(per), per, "Not a group of the row itself."),
        };

    /// <summary>Whether each row is of the group that its key names.</summary>
    public static bool IsObject(InsightScope scope, RollupGroup per) =>
        (per, scope.Query.Level)
            is
                (RollupGroup.Account, InsightLevel.Account)
                or
                (RollupGroup.Campaign, InsightLevel.Campaign)
                or
                (RollupGroup.AdSet, InsightLevel.AdSet)
                or
                (RollupGroup.Ad, InsightLevel.Ad);

    /// <summary>
    /// The groups that a row belongs to through its Meta campaign, as pairs (meta_campaign_id, object), each once; null where the row itself tells.
    /// Rows are summed per Meta campaign first, so that the join meets a sum per campaign and not every row.
    /// </summary>
    public static string? LinksOf(InsightScope scope, RollupGroup per) =>
        per switch
        {
            RollupGroup.Account when scope.Query.Level != InsightLevel.Account => """
                SELECT m.id AS meta_campaign_id, m.account_id AS object
                FROM meta_campaigns AS m
                """,
            RollupGroup.JobOpening => scope.JobOpeningLinks,
            RollupGroup.Segment => scope.SegmentLinks,
            _ => null,
        };
}
