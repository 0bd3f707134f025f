using System.Data.Common;
using System.Text;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>The rows that a report reads: what stands behind WHERE in a statement over <c>meta_insights AS i</c>, and its parameters.</summary>
internal sealed class InsightScope
{
    private readonly string _filters;

    /// <exception cref="ArgumentException">The range ends before it starts, or the level does not tell what the report asks for.</exception>
    public InsightScope(InsightQuery query, RollupGroup per, QueryDialect dialect)
    {
        QueryRules.Check(query, per);
        (Query, Dialect) = (query, dialect);
        _filters = Filters();
    }

    public InsightQuery Query { get; }

    public QueryDialect Dialect { get; }

    /// <summary>Whether <see cref="LongInsights"/> has to find nothing.</summary>
    public bool RefusesLongInsights => !Query.SkipLongInsights;

    public string Where => $"i.level = @level AND {DaysAndFilters}";

    /// <summary>The same of some objects, in the column <c>object</c> of another statement, each found by its key.</summary>
    // NOT keeps SQLite, which has no statistics, from taking the index of level and day, and so the rows of all objects.
    public string WhereAmong(string objects) =>
        $"i.object_id IN (SELECT o.object FROM ({objects}) AS o) AND NOT (i.level <> @level) AND {DaysAndFilters}";

    /// <summary>Counts the rows of more than one day that reach into the range, through the partial index on them.</summary>
    // NOT keeps SQLite, which has no statistics, from taking the index of level and day, and so all the days before the range.
    public string LongInsights =>
        $"""
            SELECT count(*)
            FROM meta_insights AS i
            WHERE i.date_stop > i.date_start AND i.level = @level AND NOT (i.date_start > @to) AND i.date_stop >= @from{_filters}
            """;

    /// <summary>Pairs (meta_campaign_id, object) of Meta campaigns and the job openings that they advertise, each once.</summary>
    public string JobOpeningLinks =>
        $"""
            SELECT DISTINCT c.external_ids ->> 'meta_campaign_id' AS meta_campaign_id, c.job_opening_id AS object
            FROM campaigns AS c
            WHERE c.job_opening_id IS NOT NULL{(
                Query.JobOpenings is null ? "" : $" AND {Dialect.IsAmong("c.job_opening_id", "@job_openings")}"
            )}
            """;

    /// <summary>Pairs (meta_campaign_id, object) of Meta campaigns and the segments that they target, each once.</summary>
    public string SegmentLinks => Dialect.SegmentLinks(Query.Segments is null ? null : "@segments");

    /// <summary>The column of a row with its id at a level: its key where it is the row's own level, which indexes hold and its own column need not be.</summary>
    public string IdOf(InsightLevel level) =>
        level == Query.Level
            ? "i.object_id"
            : level switch
            {
                InsightLevel.Campaign => "i.meta_campaign_id",
                InsightLevel.AdSet => "i.meta_ad_set_id",
                InsightLevel.Ad => "i.meta_ad_id",
                _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Rows below the account do not carry its id."),
            };

    /// <summary>New parameters for one command.</summary>
    public IEnumerable<DbParameter> CreateParameters()
    {
        yield return Dialect.TextParameter("level", Query.Level.ToName());
        yield return Dialect.DayParameter("from", Query.From);
        yield return Dialect.DayParameter("to", Query.To);
        if (Query.Accounts is { } accounts)
            yield return Dialect.TextListParameter("accounts", AccountSpellings.Of(accounts.Select(id => id.Value)));
        if (Query.Campaigns is { } campaigns)
            yield return Dialect.TextListParameter("campaigns", campaigns.Select(id => id.Value));
        if (Query.AdSets is { } adSets)
            yield return Dialect.TextListParameter("ad_sets", adSets.Select(id => id.Value));
        if (Query.Ads is { } ads)
            yield return Dialect.TextListParameter("ads", ads.Select(id => id.Value));
        if (Query.JobOpenings is { } jobs)
            yield return Dialect.TextListParameter("job_openings", jobs.Select(id => id.Value));
        if (Query.Segments is { } segments)
            yield return Dialect.NumberListParameter("segments", segments.Select(id => id.Value));
    }

    // Where long rows are refused, none can be among those read: date_stop is then left alone, and an index without it can serve.
    private string DaysAndFilters =>
        $"i.date_start >= @from AND i.date_start <= @to{(RefusesLongInsights ? "" : " AND i.date_stop = i.date_start")}{_filters}";

    private string Filters()
    {
        var filters = new StringBuilder();
        if (Query.Accounts is not null)
            filters.Append(" AND ").Append(Accounts());
        if (Query.Campaigns is not null)
            filters.Append(" AND ").Append(Dialect.IsAmong(IdOf(InsightLevel.Campaign), "@campaigns"));
        if (Query.AdSets is not null)
            filters.Append(" AND ").Append(Dialect.IsAmong(IdOf(InsightLevel.AdSet), "@ad_sets"));
        if (Query.Ads is not null)
            filters.Append(" AND ").Append(Dialect.IsAmong(IdOf(InsightLevel.Ad), "@ads"));
        if (Query.JobOpenings is not null)
            filters.Append(" AND ").Append(IsLinked(JobOpeningLinks));
        if (Query.Segments is not null)
            filters.Append(" AND ").Append(IsLinked(SegmentLinks));
        return filters.ToString();
    }

    private static string IsLinked(string links) => $"i.meta_campaign_id IN (SELECT l.meta_campaign_id FROM ({links}) AS l)";

    private string Accounts() =>
        Query.Level == InsightLevel.Account
            ? Dialect.IsAmong(IdOf(InsightLevel.Account), "@accounts")
            : $"i.meta_campaign_id IN (SELECT m.id FROM meta_campaigns AS m WHERE {Dialect.IsAmong("m.account_id", "@accounts")})";
}
