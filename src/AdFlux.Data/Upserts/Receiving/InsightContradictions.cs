using AdFlux.Data.Model;

namespace AdFlux.Data.Upserts;

/// <summary>Finds insights whose members cannot all be true.</summary>
internal static class InsightContradictions
{
    public static (string Column, string Reason)? Find(MetaInsight row)
    {
        if (row.DateStop < row.DateStart)
            return ("date_stop", "lies before date_start");

        (string? own, string? column) = row.Level switch
        {
            InsightLevel.Campaign => (row.MetaCampaignId?.Value, "meta_campaign_id"),
            InsightLevel.AdSet => (row.MetaAdSetId?.Value, "meta_ad_set_id"),
            InsightLevel.Ad => (row.MetaAdId?.Value, "meta_ad_id"),
            _ => (null, null),
        };
        if (column is not null && !string.Equals(own, row.ObjectId.Value, StringComparison.Ordinal))
            return (column, $"must be the object's own id at level {row.Level.ToName()}, not {own ?? "null"}");

        if (row.Level < InsightLevel.Campaign && row.MetaCampaignId is not null)
            return ("meta_campaign_id", $"must be null at level {row.Level.ToName()}");
        if (row.Level < InsightLevel.AdSet && row.MetaAdSetId is not null)
            return ("meta_ad_set_id", $"must be null at level {row.Level.ToName()}");
        if (row.Level < InsightLevel.Ad && row.MetaAdId is not null)
            return ("meta_ad_id", $"must be null at level {row.Level.ToName()}");

        return null;
    }
}
