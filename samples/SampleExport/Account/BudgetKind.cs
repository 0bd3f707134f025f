namespace AdFlux.Samples.Account;

/// <summary>Where a campaign's budget is set, and for how long.</summary>
internal enum BudgetKind
{
    /// <summary>A daily budget on the campaign; its ad sets have none.</summary>
    CampaignDaily,

    /// <summary>A lifetime budget on the campaign; its ad sets have none.</summary>
    CampaignLifetime,

    /// <summary>Each ad set has its own.</summary>
    AdSet,
}
