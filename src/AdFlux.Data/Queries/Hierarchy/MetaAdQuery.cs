using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which ads on Meta to list, and in which order. An ad has to pass all filters that are set; a filter that is null lets all pass.</summary>
public sealed record MetaAdQuery
{
    /// <summary>The ad account that owns their campaigns.</summary>
    public AdAccountId? Account { get; init; }

    /// <summary>The campaign that their ad sets belong to.</summary>
    public MetaCampaignId? Campaign { get; init; }

    /// <summary>The ad set that they belong to.</summary>
    public MetaAdSetId? AdSet { get; init; }

    /// <summary>The status that the advertiser gave it, or a sync: <see cref="MetaStatus.Deleted"/>.</summary>
    public MetaStatus? Status { get; init; }

    /// <summary>The status with its parents and Meta's review taken into account.</summary>
    public MetaEffectiveStatus? EffectiveStatus { get; init; }

    /// <summary>What to sort by.</summary>
    public MetaObjectSort SortBy { get; init; } = MetaObjectSort.Id;

    /// <summary>Which end comes first.</summary>
    public SortDirection Direction { get; init; } = SortDirection.Ascending;
}
