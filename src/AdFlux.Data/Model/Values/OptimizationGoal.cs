using AdFlux.Data.Ids;

namespace AdFlux.Data.Model;

/// <summary>The event that an ad set's delivery is optimised for. A text that is not among the known members is kept as it is.</summary>
[OpenValue]
public readonly partial record struct OptimizationGoal
{
    /// <summary>Impressions.</summary>
    public static OptimizationGoal Impressions { get; } = From("IMPRESSIONS");

    /// <summary>People reached.</summary>
    public static OptimizationGoal Reach { get; } = From("REACH");

    /// <summary>Clicks on the link.</summary>
    public static OptimizationGoal LinkClicks { get; } = From("LINK_CLICKS");

    /// <summary>Landing page views.</summary>
    public static OptimizationGoal LandingPageViews { get; } = From("LANDING_PAGE_VIEWS");

    /// <summary>Leads from a form on Meta.</summary>
    public static OptimizationGoal LeadGeneration { get; } = From("LEAD_GENERATION");

    /// <summary>Leads that are likely to convert.</summary>
    public static OptimizationGoal QualityLead { get; } = From("QUALITY_LEAD");

    /// <summary>Conversions on the advertiser's site.</summary>
    public static OptimizationGoal OffsiteConversions { get; } = From("OFFSITE_CONVERSIONS");

    /// <summary>Reactions to the post.</summary>
    public static OptimizationGoal PostEngagement { get; } = From("POST_ENGAGEMENT");
}
