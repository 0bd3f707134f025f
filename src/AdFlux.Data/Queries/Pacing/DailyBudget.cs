namespace AdFlux.Data.Queries;

/// <summary>Whose daily budget spend is paced against.</summary>
public enum DailyBudget
{
    /// <summary>That of the Meta campaign, in minor units of the account's currency.</summary>
    MetaCampaign,

    /// <summary>
    /// That of the campaign of ours, in cents, whose <see cref="Json.ExternalIds.MetaCampaignId"/> names the Meta campaign. Campaigns that name the same
    /// Meta campaign are each paced by all of its spend.
    /// </summary>
    Campaign,
}
