using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries.Rows;

/// <summary>Writes the statements that read insights.</summary>
internal sealed class InsightSql(IRowSource source)
{
    // In the order of MetaInsightCodec.
    private const string Columns = """
        object_id, level, date_start, date_stop,
        impressions, clicks, spend, cpc, cpm, ctr, cpp, frequency, reach, unique_clicks, unique_ctr,
        actions, action_values,
        submit_applications, submit_applications_value, leads, leads_value, view_content, view_content_value,
        meta_campaign_id, meta_ad_set_id, meta_ad_id, created_at, last_updated
        """;

    public static RowStatement Find(InsightObjectId objectId, InsightLevel level, DateOnly day) =>
        new(
            $"""
            SELECT {Columns}
            FROM meta_insights
            WHERE object_id = @object AND level = @level AND date_start = @day
            """,
            [new("object", objectId.Value), new("level", level.ToName()), new("day", day)],
            IsSingle: true
        );

    public RowStatement Stream(InsightRowQuery query)
    {
        List<KeyValuePair<string, object>> parameters = [new("level", query.Level.ToName()), new("from", query.From), new("to", query.To)];
        return new RowStatement(
            $"""
            SELECT {Columns}
            FROM meta_insights
            WHERE level = @level AND date_start >= @from AND date_start <= @to{Filters(query, parameters)}
            ORDER BY date_start, object_id
            """,
            parameters
        );
    }

    /// <summary>A page begins where the one before ended: what comes before that place is not read again.</summary>
    public RowStatement Page(InsightRowQuery query, InsightCursor? after, int limit)
    {
        List<KeyValuePair<string, object>> parameters = [new("level", query.Level.ToName()), new("to", query.To), new("limit", limit)];
        parameters.Add(new("day", after?.Day ?? query.From));
        if (after is { } cursor)
            parameters.Add(new("object", cursor.ObjectId));
        return new RowStatement(
            $"""
            SELECT {Columns}
            FROM meta_insights
            WHERE level = @level AND {(after is null ? "date_start >= @day" : "(date_start, object_id) > (@day, @object)")}
                AND date_start <= @to{Filters(query, parameters)}
            ORDER BY date_start, object_id
            LIMIT @limit
            """,
            parameters
        );
    }

    private string Filters(InsightRowQuery query, List<KeyValuePair<string, object>> parameters) =>
        Filter("object_id", "objects", query.Objects?.Select(id => id.Value), parameters)
        + Filter("meta_campaign_id", "campaigns", query.Campaigns?.Select(id => id.Value), parameters)
        + Filter("meta_ad_set_id", "ad_sets", query.AdSets?.Select(id => id.Value), parameters)
        + Filter("meta_ad_id", "ads", query.Ads?.Select(id => id.Value), parameters);

    private string Filter(string column, string parameter, IEnumerable<string>? ids, List<KeyValuePair<string, object>> parameters)
    {
        if (ids is null)
            return "";

        parameters.Add(new(parameter, ids.Distinct(StringComparer.Ordinal).ToArray()));
        return $" AND {source.IsAmong(column, $"@{parameter}")}";
    }
}
