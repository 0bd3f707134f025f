using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>A campaign with what it refers to.</summary>
public sealed record CampaignDetails
{
    /// <summary>The campaign.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>The job opening that it advertises; null where it names none.</summary>
    public JobOpening? JobOpening { get; init; }

    /// <summary>The segments that it targets and that are stored, in the order of <see cref="Campaign.TargetSegmentIds"/>, each once.</summary>
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>The segments that it targets and that are not stored: the database does not hold JSON to that.</summary>
    public required IReadOnlyList<SegmentId> UnknownSegments { get; init; }

    /// <summary>
    /// The Meta campaign that <see cref="Json.ExternalIds.MetaCampaignId"/> names, as a sync last described it; null where it names none, or one that was not
    /// synced yet.
    /// </summary>
    public MetaCampaign? MetaCampaign { get; init; }
}
