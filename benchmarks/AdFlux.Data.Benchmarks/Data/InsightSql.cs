namespace AdFlux.Data.Benchmarks.Data;

/// <summary>The columns of <c>meta_insights</c> and the statements that those who write SQL by hand share.</summary>
internal static class InsightSql
{
    public static IReadOnlyList<string> Keys { get; } = ["object_id", "level", "date_start"];

    /// <summary>All columns, in the order of <see cref="PlainInsight"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "object_id",
        "level",
        "date_start",
        "date_stop",
        "impressions",
        "clicks",
        "spend",
        "cpc",
        "cpm",
        "ctr",
        "cpp",
        "frequency",
        "reach",
        "unique_clicks",
        "unique_ctr",
        "actions",
        "action_values",
        "submit_applications",
        "submit_applications_value",
        "leads",
        "leads_value",
        "view_content",
        "view_content_value",
        "meta_campaign_id",
        "meta_ad_set_id",
        "meta_ad_id",
        "created_at",
        "last_updated",
    ];

    public static string ColumnList { get; } = string.Join(", ", Columns);

    /// <summary>What makes a row changed: everything but the key and the stamps.</summary>
    public static IReadOnlyList<string> Compared { get; } = [.. Columns.Except(Keys).Except(["created_at", "last_updated"])];

    /// <summary>Ends an insert so that it updates rows that are stored, whether they differ or not; <c>created_at</c> stays.</summary>
    public static string UpdateOnConflict { get; } =
        $"""
            ON CONFLICT (object_id, level, date_start) DO UPDATE SET
            {string.Join(", ", Compared.Append("last_updated").Select(column => $"{column} = excluded.{column}"))}
            """;

    /// <summary>The same with the guard that leaves alone what does not differ.</summary>
    /// <param name="differs">How the database spells that two rows differ.</param>
    public static string UpdateOnDifference(string differs) =>
        $"""
            {UpdateOnConflict}
            WHERE ({string.Join(", ", Compared.Select(column => $"meta_insights.{column}"))})
                {differs} ({string.Join(", ", Compared.Select(column => $"excluded.{column}"))})
            """;
}
