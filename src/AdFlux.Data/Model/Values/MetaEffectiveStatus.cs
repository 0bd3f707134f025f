using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>What a Meta campaign, ad set or ad really does, with its parents and Meta's review taken into account. A text that is not among the known members is kept as it is.</summary>
[OpenValue]
public readonly partial record struct MetaEffectiveStatus
{
    /// <summary>Delivering.</summary>
    public static MetaEffectiveStatus Active { get; } = From("ACTIVE");

    /// <summary>Stopped.</summary>
    public static MetaEffectiveStatus Paused { get; } = From("PAUSED");

    /// <summary>Deleted.</summary>
    public static MetaEffectiveStatus Deleted { get; } = From("DELETED");

    /// <summary>Archived.</summary>
    public static MetaEffectiveStatus Archived { get; } = From("ARCHIVED");

    /// <summary>Its campaign is paused.</summary>
    public static MetaEffectiveStatus CampaignPaused { get; } = From("CAMPAIGN_PAUSED");

    /// <summary>Its ad set is paused.</summary>
    public static MetaEffectiveStatus AdSetPaused { get; } = From("ADSET_PAUSED");

    /// <summary>Changes are being applied.</summary>
    public static MetaEffectiveStatus InProcess { get; } = From("IN_PROCESS");

    /// <summary>Something keeps it from delivering as it should.</summary>
    public static MetaEffectiveStatus WithIssues { get; } = From("WITH_ISSUES");

    /// <summary>Waiting for Meta's review.</summary>
    public static MetaEffectiveStatus PendingReview { get; } = From("PENDING_REVIEW");

    /// <summary>Refused by Meta's review.</summary>
    public static MetaEffectiveStatus Disapproved { get; } = From("DISAPPROVED");

    /// <summary>Approved before its start.</summary>
    public static MetaEffectiveStatus Preapproved { get; } = From("PREAPPROVED");

    /// <summary>Waiting for a way to pay.</summary>
    public static MetaEffectiveStatus PendingBillingInfo { get; } = From("PENDING_BILLING_INFO");
}
