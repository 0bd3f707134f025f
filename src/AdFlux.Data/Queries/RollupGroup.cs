namespace AdFlux.Data.Queries;

/// <summary>What a roll-up sums per.</summary>
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
    /// name count for both.
    /// </summary>
    JobOpening,
}
