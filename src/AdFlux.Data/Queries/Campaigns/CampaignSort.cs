namespace AdFlux.Data.Queries;

/// <summary>What campaigns are sorted by; those that are equal in it, by their id.</summary>
public enum CampaignSort
{
    /// <summary>The id.</summary>
    CampaignId,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The daily budget.</summary>
    DailyBudget,

    /// <summary>When the campaign was created.</summary>
    CreatedAt,

    /// <summary>When the campaign was last changed.</summary>
    UpdatedAt,
}
