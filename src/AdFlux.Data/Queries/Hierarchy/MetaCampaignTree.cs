using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>A campaign on Meta with its ad sets.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="AdSets">Its ad sets, in the order of their ids (ordinal).</param>
public sealed record MetaCampaignTree(MetaCampaign Campaign, IReadOnlyList<MetaAdSetTree> AdSets);
