using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>The event that Meta bills an ad set for. A text that is not among the known members is kept as it is.</summary>
[OpenValue]
public readonly partial record struct BillingEvent
{
    /// <summary>Impressions.</summary>
    public static BillingEvent Impressions { get; } = From("IMPRESSIONS");

    /// <summary>Clicks on the link.</summary>
    public static BillingEvent LinkClicks { get; } = From("LINK_CLICKS");

    /// <summary>Reactions to the post.</summary>
    public static BillingEvent PostEngagement { get; } = From("POST_ENGAGEMENT");

    /// <summary>Videos played to the end or for 15 seconds.</summary>
    public static BillingEvent ThruPlay { get; } = From("THRUPLAY");
}
