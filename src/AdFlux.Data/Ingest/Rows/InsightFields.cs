namespace AdFlux.Data.Ingest.Rows;

/// <summary>Meta's names for the members of insights.</summary>
internal static class InsightFields
{
    /// <summary>The names of what is read, of what makes a row a part of a breakdown, and of what a page has.</summary>
    public static FieldNames<InsightField> Names { get; } =
        new(
            new Dictionary<string, InsightField>(
                Breakdowns.Names.Select(name => KeyValuePair.Create(name, InsightField.Breakdown)),
                StringComparer.Ordinal
            )
            {
                ["account_id"] = InsightField.AccountId,
                ["campaign_id"] = InsightField.CampaignId,
                ["adset_id"] = InsightField.AdSetId,
                ["ad_id"] = InsightField.AdId,
                ["date_start"] = InsightField.DateStart,
                ["date_stop"] = InsightField.DateStop,
                ["impressions"] = InsightField.Impressions,
                ["clicks"] = InsightField.Clicks,
                ["spend"] = InsightField.Spend,
                ["cpc"] = InsightField.Cpc,
                ["cpm"] = InsightField.Cpm,
                ["ctr"] = InsightField.Ctr,
                ["cpp"] = InsightField.Cpp,
                ["frequency"] = InsightField.Frequency,
                ["reach"] = InsightField.Reach,
                ["unique_clicks"] = InsightField.UniqueClicks,
                ["unique_ctr"] = InsightField.UniqueCtr,
                ["actions"] = InsightField.Actions,
                ["action_values"] = InsightField.ActionValues,
                ["async_status"] = InsightField.ReportStatus,
                ["async_percent_completion"] = InsightField.ReportStatus,
                ["data"] = InsightField.Envelope,
                ["paging"] = InsightField.Envelope,
                ["error"] = InsightField.Envelope,
            }
        );
}
