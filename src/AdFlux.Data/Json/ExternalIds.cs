using System.Text.Json;
using System.Text.Json.Serialization;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Json;

/// <summary>What a campaign of ours is called on the platforms that it runs on.</summary>
[JsonColumn(typeof(AdFluxJsonContext))]
public sealed partial class ExternalIds
{
    /// <summary>The campaign at Meta.</summary>
    public MetaCampaignId? MetaCampaignId { get; set; }

    /// <summary>The ad set at Meta.</summary>
    public MetaAdSetId? MetaAdSetId { get; set; }

    /// <summary>The ad at Meta.</summary>
    public MetaAdId? MetaAdId { get; set; }

    /// <summary>Every other member, as it was read.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherMembers { get; set; }
}
