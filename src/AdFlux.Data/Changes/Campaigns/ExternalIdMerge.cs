using System.Text.Json;
using AdFlux.Data.Json;

namespace AdFlux.Data.Changes.Campaigns;

/// <summary>Puts what a platform calls a campaign together with what is known already.</summary>
internal static class ExternalIdMerge
{
    /// <summary>What is given counts; what it leaves out stays as it is.</summary>
    public static ExternalIds Of(ExternalIds? stored, ExternalIds given)
    {
        Dictionary<string, JsonElement> others = new(StringComparer.Ordinal);
        foreach ((string member, JsonElement value) in MembersOf(stored).Concat(MembersOf(given)))
            others[member] = value;
        return new ExternalIds
        {
            MetaCampaignId = given.MetaCampaignId ?? stored?.MetaCampaignId,
            MetaAdSetId = given.MetaAdSetId ?? stored?.MetaAdSetId,
            MetaAdId = given.MetaAdId ?? stored?.MetaAdId,
            OtherMembers = others.Count == 0 ? null : others,
        };
    }

    public static bool AreEqual(ExternalIds? left, ExternalIds? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null && JsonColumnText.Write(left).Span.SequenceEqual(JsonColumnText.Write(right).Span));

    private static IEnumerable<KeyValuePair<string, JsonElement>> MembersOf(ExternalIds? ids) =>
        (IEnumerable<KeyValuePair<string, JsonElement>>?)ids?.OtherMembers ?? [];
}
