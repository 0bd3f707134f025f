using System.Text;
using AdFlux.Data.Faults;
using AdFlux.Data.Ingest.Documents;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Says what a row is that is not to be read, and what to ask Meta for.</summary>
internal static class RowKindErrors
{
    private const string Stored = "what is stored are .../campaigns, .../adsets, .../ads and .../insights, so ask for one of these";

    /// <summary>The error for a row that is of another kind than what is read.</summary>
    /// <param name="found">What the row is.</param>
    /// <param name="signs">What it shows.</param>
    /// <param name="expected">What is read; <see cref="GraphExportKind.Empty"/> for anything that can be stored.</param>
    /// <param name="utf8Json">The row.</param>
    /// <param name="location">Where it is.</param>
    public static AdFluxException Of(
        RowKind found,
        RowSigns signs,
        GraphExportKind expected,
        ReadOnlySpan<byte> utf8Json,
        RowLocation location
    )
    {
        if (found is RowKind.ReportStatus or RowKind.ReportRun)
            return ReportStatus.Read(utf8Json, location);

        string sign = NameOf(SignsOf(found), utf8Json, location);
        string text = found switch
        {
            RowKind.Insight => $"date_start makes this row an insight{But(expected)}",
            RowKind.Campaign => $"{sign} makes this row a campaign{But(expected)}",
            RowKind.AdSet => $"{sign} makes this row an ad set{But(expected)}",
            RowKind.Ad => $"{sign} makes this row an ad{But(expected)}",
            RowKind.Lead => $"{sign} makes this row a lead of an instant form, a person's answers, which are not stored: {Stored}",
            RowKind.Account => $"{sign} makes this row an ad account, which is not stored: {Stored}",
            RowKind.Creative => $"{sign} makes this row an ad creative, which is stored with its ad: ask for "
                + ".../ads with adset_id and creative{id,title,body,thumbnail_url}",
            RowKind.Audience => $"{sign} makes this row a custom audience, which is not stored: {Stored}",
            RowKind.Conversion => $"{sign} makes this row a custom conversion, which is not stored: {Stored}",
            RowKind.AudienceOrConversion =>
                $"{sign} makes this row a custom audience or a custom conversion, which are not stored: {Stored}",
            RowKind.BatchPart => "The row is a part of the answer to a batch request: read the body of each part as an answer of its own",
            RowKind.PartOfAd =>
                $"ad_id makes this row something that belongs to an ad, but it has no date_start as insights have{But(expected)}",
            RowKind.ObjectsById =>
                "The rows lie under their ids, as ?ids= is answered: ask for .../campaigns, .../adsets, .../ads or .../insights of the "
                    + "account instead, or write the objects one after the other",
            _ when expected == GraphExportKind.Insights => "The row has no date_start, as insights have",
            _ => $"campaign_id makes this row an ad set or an ad{But(expected)}",
        };
        return location.Error(text, location.Path);
    }

    /// <summary>The error for rows of which none shows what it is.</summary>
    public static GraphFormatException Unknown(RowSigns signs, RowLocation location)
    {
        string text = signs switch
        {
            _ when !signs.HasFlag(RowSigns.Id) =>
                "The row is none of insights (which have a date_start), campaigns, ad sets or ads (which have an id)",
            _ when signs.HasFlag(RowSigns.CampaignId) =>
                "The row may be an ad set, or an ad whose adset_id was not asked for: ask for optimization_goal with ad sets, for adset_id with ads, or name "
                    + "the kind",
            _ =>
                "The row has an id, but nothing that only campaigns, ad sets or ads have: ask for objective with campaigns, for campaign_id and "
                    + "optimization_goal with ad sets, for adset_id with ads, or name the kind",
        };
        return location.Error(text, location.Path);
    }

    private static string But(GraphExportKind expected) =>
        expected switch
        {
            GraphExportKind.Insights => ", but insights are being read",
            GraphExportKind.Campaigns => ", but campaigns are being read",
            GraphExportKind.AdSets => ", but ad sets are being read",
            GraphExportKind.Ads => ", but ads are being read",
            _ => "",
        };

    // What makes a row what it is.
    private static RowSigns SignsOf(RowKind found) =>
        found switch
        {
            RowKind.Campaign => RowSigns.OfCampaign | RowSigns.OfBudget,
            RowKind.AdSet => RowSigns.OfAdSet | RowSigns.OfBudget,
            RowKind.Ad => RowSigns.AdSetId | RowSigns.OfAd,
            RowKind.Lead => RowSigns.OfLead,
            RowKind.Account => RowSigns.OfAccount,
            RowKind.Creative => RowSigns.OfCreative,
            RowKind.Audience => RowSigns.OfAudience,
            RowKind.Conversion => RowSigns.OfConversion,
            RowKind.AudienceOrConversion => RowSigns.Rule,
            _ => RowSigns.None,
        };

    private static string NameOf(RowSigns some, ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        var row = new GraphRow(utf8Json, location);
        while (row.TryNext(ObjectFields.Names, out ObjectMember member))
        {
            if (!row.IsNull && (member.Sign & some) != RowSigns.None)
                return Encoding.UTF8.GetString(row.Name);
        }

        return "id";
    }
}
