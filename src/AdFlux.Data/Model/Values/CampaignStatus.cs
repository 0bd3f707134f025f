using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>The status of an AdFlux campaign. A text that is not among the known members is kept as it is.</summary>
[OpenValue(MaxLength = 50)]
public readonly partial record struct CampaignStatus
{
    /// <summary>Being planned.</summary>
    public static CampaignStatus Draft { get; } = From("draft");

    /// <summary>Published and running.</summary>
    public static CampaignStatus Active { get; } = From("active");

    /// <summary>Published and stopped for now.</summary>
    public static CampaignStatus Paused { get; } = From("paused");

    /// <summary>Ended for good.</summary>
    public static CampaignStatus Archived { get; } = From("archived");
}
