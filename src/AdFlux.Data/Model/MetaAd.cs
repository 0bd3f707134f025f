using System.ComponentModel.DataAnnotations.Schema;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Model;

/// <summary>An ad on Meta, as its Graph API last described it (table <c>meta_ads</c>).</summary>
[RowCodec]
public sealed class MetaAd
{
    /// <summary>Primary key, Meta's id.</summary>
    public MetaAdId Id { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Status that the advertiser set.</summary>
    public MetaStatus? Status { get; set; }

    /// <summary>Status with reviews and parents taken into account.</summary>
    public MetaEffectiveStatus? EffectiveStatus { get; set; }

    /// <summary>When Meta created it, UTC.</summary>
    public DateTime? CreatedTime { get; set; }

    /// <summary>Meta's id of the creative.</summary>
    public string? CreativeId { get; set; }

    /// <summary>The creative itself, with every member that Meta sent.</summary>
    public CreativeDetails? CreativeDetails { get; set; }

    /// <summary>The ad set that owns the ad.</summary>
    public required MetaAdSetId AdSetId { get; set; }

    /// <summary>When AdFlux last stored a change, UTC; kept by the upsert.</summary>
    public DateTime? LastUpdated { get; set; }

    /// <summary>The campaign, where the source named it. Not stored here: an upsert needs it to make a stub of a missing ad set.</summary>
    [NotMapped]
    public MetaCampaignId? CampaignId { get; set; }

    /// <summary>The ad account, where the source named it. Not stored here: an upsert needs it to make a stub of a missing campaign.</summary>
    [NotMapped]
    public AdAccountId? AccountId { get; set; }

    /// <summary>The ad set of <see cref="AdSetId"/>.</summary>
    public MetaAdSet? AdSet { get; set; }

    /// <summary>Insights of this ad.</summary>
    public ICollection<MetaInsight> Insights { get; } = [];
}
