using System.Runtime.InteropServices;
using AdFlux.Data.Ids;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>The ids in an insight's row: the object that was measured, and what is above it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct InsightIds
{
    public string? Account { get; set; }

    public string? Campaign { get; set; }

    public string? AdSet { get; set; }

    public string? Ad { get; set; }

    /// <summary>Whether there is an id.</summary>
    public readonly bool HasAny => (Account ?? Campaign ?? AdSet ?? Ad) is not null;

    /// <summary>Whether <see cref="Set"/> would succeed for an insight of a level.</summary>
    public readonly bool Fit(InsightLevel level) =>
        level switch
        {
            InsightLevel.Account => Account is not null && (Campaign ?? AdSet ?? Ad) is null,
            InsightLevel.Campaign => Campaign is not null && (AdSet ?? Ad) is null,
            InsightLevel.AdSet => AdSet is not null && Ad is null,
            _ => Ad is not null,
        };

    /// <summary>Gives an insight its key and parents by its level.</summary>
    /// <exception cref="GraphFormatException">The level's id is missing, or the row is of a level below.</exception>
    public readonly void Set(MetaInsight insight, RowLocation location)
    {
        InsightLevel level = insight.Level;
        (string member, string? id) = level switch
        {
            InsightLevel.Account => ("account_id", Account),
            InsightLevel.Campaign => ("campaign_id", Campaign),
            InsightLevel.AdSet => ("adset_id", AdSet),
            _ => ("ad_id", Ad),
        };
        insight.ObjectId = InsightObjectId.From(
            id ?? throw location.Missing(member, $"insights of level {Name(level)} are stored under it")
        );

        RefuseBelow(level, location);
        insight.AccountId = Account is null ? null : AdAccountId.From(Account);
        insight.MetaCampaignId = level < InsightLevel.Campaign || Campaign is null ? null : MetaCampaignId.From(Campaign);
        insight.MetaAdSetId = level < InsightLevel.AdSet || AdSet is null ? null : MetaAdSetId.From(AdSet);
        insight.MetaAdId = level < InsightLevel.Ad || Ad is null ? null : MetaAdId.From(Ad);
    }

    // Rows of many ads, stored under their one campaign, would overwrite each other.
    private readonly void RefuseBelow(InsightLevel level, RowLocation location)
    {
        (string? member, InsightLevel actual) =
            Ad is not null ? ("ad_id", InsightLevel.Ad)
            : AdSet is not null ? ("adset_id", InsightLevel.AdSet)
            : Campaign is not null ? ("campaign_id", InsightLevel.Campaign)
            : (null, level);
        if (actual > level)
        {
            throw location.Error(
                $"{member} makes this row one of level {Name(actual)}, but insights of level {Name(level)} are being read",
                $"{location.Path}.{member}"
            );
        }
    }

    private static string Name(InsightLevel level) =>
        level switch
        {
            InsightLevel.Account => "account",
            InsightLevel.Campaign => "campaign",
            InsightLevel.AdSet => "adset",
            _ => "ad",
        };
}
