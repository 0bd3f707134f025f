using AdFlux.Data.Ids;

namespace AdFlux.Data.Queries;

/// <summary>All that is stored of an ad account: its campaigns, their ad sets and the ads of these, deleted ones too.</summary>
/// <param name="Account">The ad account.</param>
/// <param name="Campaigns">Its campaigns, in the order of their ids (ordinal).</param>
public sealed record MetaTree(AdAccountId Account, IReadOnlyList<MetaCampaignTree> Campaigns);
