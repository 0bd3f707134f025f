namespace AdFlux.Data.Queries;

/// <summary>What a report sums per.</summary>
public enum RollupGroup
{
    /// <summary>Everything in one sum.</summary>
    Everything,

    /// <summary>Each Meta campaign; asks for level campaign, ad set or ad.</summary>
    Campaign,

    /// <summary>Each ad set; asks for level ad set or ad.</summary>
    AdSet,

    /// <summary>Each ad; asks for level ad.</summary>
    Ad,

    /// <summary>
    /// Each job opening, through the campaigns that advertise it and their <see cref="Json.ExternalIds.MetaCampaignId"/>; asks for level
    /// campaign, ad set or ad. Insights of a Meta campaign that no campaign names are left out; those of one that campaigns of two jobs
    /// name count for both, once each.
    /// </summary>
    JobOpening,

    /// <summary>Each ad account: the object of an account-level row, the account of the Meta campaign at the levels below.</summary>
    Account,

    /// <summary>
    /// Each segment of candidates, through <see cref="Model.Campaign.TargetSegmentIds"/> of the campaigns whose
    /// <see cref="Json.ExternalIds.MetaCampaignId"/> names the Meta campaign; asks for level campaign, ad set or ad. A Meta campaign counts once
    /// per segment, so several segments may count the same money: their sums do not add up to the total. Insights of a Meta campaign without
    /// segments are left out. Segments come in the order of their numbers, and need not be stored any more.
    /// </summary>
    Segment,
}
