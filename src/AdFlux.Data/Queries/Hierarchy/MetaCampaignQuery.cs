using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which campaigns on Meta to list, and in which order. A campaign has to pass all filters that are set; a filter that is null lets all pass.</summary>
public sealed record MetaCampaignQuery
{
    /// <summary>The ad account that owns them.</summary>
    public AdAccountId? Account { get; init; }

    /// <summary>The status that the advertiser gave it, or a sync: <see cref="MetaStatus.Deleted"/>.</summary>
    public MetaStatus? Status { get; init; }

    /// <summary>The status with its parents and Meta's review taken into account.</summary>
    public MetaEffectiveStatus? EffectiveStatus { get; init; }

    /// <summary>What to sort by.</summary>
    public MetaObjectSort SortBy { get; init; } = MetaObjectSort.Id;

    /// <summary>Which end comes first.</summary>
    public SortDirection Direction { get; init; } = SortDirection.Ascending;
}
