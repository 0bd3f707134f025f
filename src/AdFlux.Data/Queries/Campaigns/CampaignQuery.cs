using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which campaigns to list, and in which order. A campaign has to pass all filters that are set; a filter that is null lets all pass.</summary>
public sealed record CampaignQuery
{
    /// <summary>The platform that shows the ads.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The campaign's status.</summary>
    public CampaignStatus? Status { get; init; }

    /// <summary>The job opening that it advertises.</summary>
    public JobId? JobOpening { get; init; }

    /// <summary>A segment among those that it targets.</summary>
    public SegmentId? TargetSegment { get; init; }

    /// <summary>The earliest time of its last change, inclusive, in UTC. A campaign without that time does not pass.</summary>
    public DateTime? UpdatedSince { get; init; }

    /// <summary>What to sort by.</summary>
    public CampaignSort SortBy { get; init; } = CampaignSort.CampaignId;

    /// <summary>Which end comes first.</summary>
    public SortDirection Direction { get; init; } = SortDirection.Ascending;
}
