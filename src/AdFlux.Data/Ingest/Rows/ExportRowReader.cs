using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Tells what kind a row is by the members that it has.</summary>
internal static class ExportRowReader
{
    private static readonly FieldNames<Members> Fields = new(
        new Dictionary<string, Members>(StringComparer.Ordinal)
        {
            ["id"] = Members.Id,
            ["account_id"] = Members.AccountId,
            ["campaign_id"] = Members.CampaignId,
            ["adset_id"] = Members.AdSetId,
            ["ad_id"] = Members.AdId,
            ["creative"] = Members.Creative,
            ["date_start"] = Members.DateStart,
        }
    );

    [Flags]
    private enum Members
    {
        None = 0,
        Id = 1,
        AccountId = 2,
        CampaignId = 4,
        AdSetId = 8,
        AdId = 16,
        Creative = 32,
        DateStart = 64,
    }

    /// <summary>Tells the kind of one row.</summary>
    /// <exception cref="GraphFormatException">The row is none that is known, or has rows nested in it that nothing would read.</exception>
    public static GraphExport Read(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        Members found = Members.None;
        var row = new GraphRow(utf8Json, location);
        while (row.TryNext(Fields, out Members member))
        {
            found |= row.IsNull ? Members.None : member;
        }

        if (found.HasFlag(Members.DateStart))
        {
            return new GraphExport(GraphExportKind.Insights, Level(found, location));
        }

        if (!found.HasFlag(Members.Id))
        {
            throw location.Error(
                "The row is none of insights (which have a date_start), campaigns, ad sets or ads (which have an id)",
                location.Path
            );
        }

        GraphExportKind kind =
            (found & (Members.AdSetId | Members.Creative)) != Members.None ? GraphExportKind.Ads
            : found.HasFlag(Members.CampaignId) ? GraphExportKind.AdSets
            : GraphExportKind.Campaigns;
        RefuseNestedRows(utf8Json, location, kind);
        return new GraphExport(kind, null);
    }

    private static void RefuseNestedRows(ReadOnlySpan<byte> utf8Json, RowLocation location, GraphExportKind kind)
    {
        var row = new GraphRow(utf8Json, location);
        while (row.TryNext(ObjectFields.Names, out ObjectField field))
        {
            if (field == ObjectField.NestedRows)
            {
                row.RefuseRows(
                    kind switch
                    {
                        GraphExportKind.Campaigns => "a campaign",
                        GraphExportKind.AdSets => "an ad set",
                        _ => "an ad",
                    }
                );
            }
        }
    }

    private static InsightLevel Level(Members found, RowLocation location) =>
        found.HasFlag(Members.AdId) ? InsightLevel.Ad
        : found.HasFlag(Members.AdSetId) ? InsightLevel.AdSet
        : found.HasFlag(Members.CampaignId) ? InsightLevel.Campaign
        : found.HasFlag(Members.AccountId) ? InsightLevel.Account
        : throw location.Missing("ad_id, adset_id, campaign_id or account_id", "insights are stored under one of them");
}
