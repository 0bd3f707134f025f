using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which insights to sum. A level is always named, so that the same money is never counted at two levels.</summary>
/// <param name="Level">The level of the rows that are summed.</param>
/// <param name="From">First day, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record RollupQuery(InsightLevel Level, DateOnly From, DateOnly To)
{
    /// <summary>The periods to sum into; the whole range unless set.</summary>
    public RollupPeriod By { get; init; } = RollupPeriod.Total;

    /// <summary>What to sum per; everything in one sum unless set.</summary>
    public RollupGroup Per { get; init; } = RollupGroup.Everything;

    /// <summary>The Meta campaigns to sum; all of them when null, none when empty.</summary>
    public IReadOnlyCollection<MetaCampaignId>? Campaigns { get; init; }

    /// <summary>Whether to leave out rows that span more than one day; unless set, the roll-up refuses them.</summary>
    public bool SkipLongInsights { get; init; }
}
