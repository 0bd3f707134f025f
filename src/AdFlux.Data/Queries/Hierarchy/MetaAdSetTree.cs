using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>An ad set on Meta with its ads.</summary>
/// <param name="AdSet">The ad set.</param>
/// <param name="Ads">Its ads, in the order of their ids (ordinal).</param>
public sealed record MetaAdSetTree(MetaAdSet AdSet, IReadOnlyList<MetaAd> Ads);
