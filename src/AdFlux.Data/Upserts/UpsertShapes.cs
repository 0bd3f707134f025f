using AdFlux.Data.Model;

namespace AdFlux.Data.Upserts;

/// <summary>The shapes of the tables that Meta's data is upserted into.</summary>
internal static class UpsertShapes
{
    private const string Account = "stub_account_id";
    private const string Campaign = "stub_campaign_id";

    public static UpsertShape<MetaCampaign> Campaigns { get; } = new();

    public static UpsertShape<MetaAdSet> AdSets { get; } =
        new()
        {
            Extras = [new(Account, static row => row.AccountId?.Value)],
            Parents = [new("campaign_id", "meta_campaigns", "id", new("account_id", Account, Table: null))],
        };

    public static UpsertShape<MetaAd> Ads { get; } =
        new()
        {
            Extras = [new(Campaign, static row => row.CampaignId?.Value), new(Account, static row => row.AccountId?.Value)],
            Parents =
            [
                new(Campaign, "meta_campaigns", "id", new("account_id", Account, Table: null)),
                new("ad_set_id", "meta_ad_sets", "id", new("campaign_id", Campaign, "meta_campaigns")),
            ],
        };

    public static UpsertShape<MetaInsight> Insights { get; } =
        new()
        {
            InsertStampColumns = ["created_at"],
            Extras = [new(Account, static row => row.AccountId?.Value)],
            Parents =
            [
                new("meta_campaign_id", "meta_campaigns", "id", new("account_id", Account, Table: null)),
                new("meta_ad_set_id", "meta_ad_sets", "id", new("campaign_id", "meta_campaign_id", "meta_campaigns")),
                new("meta_ad_id", "meta_ads", "id", new("ad_set_id", "meta_ad_set_id", "meta_ad_sets")),
            ],
            FindContradiction = InsightContradictions.Find,
        };
}
