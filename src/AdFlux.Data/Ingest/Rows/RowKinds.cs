using System.Text.Json;
using AdFlux.Data.Ingest.Documents;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Tells what a row is by what only this kind has, and refuses what is not to be read.</summary>
internal static class RowKinds
{
    /// <summary>Collects what a row shows.</summary>
    public static RowSigns SignsOf(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        RowSigns signs = RowSigns.None;
        var row = new GraphRow(utf8Json, location);
        while (row.TryNext(ObjectFields.Names, out ObjectMember member))
        {
            signs |= row.IsNull ? RowSigns.None : member.Sign;
        }

        return signs;
    }

    /// <summary>Tells what a row is.</summary>
    public static RowKind Of(RowSigns signs, ReadOnlySpan<byte> utf8Json)
    {
        bool hasId = signs.HasFlag(RowSigns.Id);
        bool isOfCampaign = signs.HasFlag(RowSigns.CampaignId);
        return signs switch
        {
            _ when signs.HasFlag(RowSigns.OfReport) => RowKind.ReportStatus,
            _ when signs.HasFlag(RowSigns.OfLead) => RowKind.Lead,
            _ when signs.HasFlag(RowSigns.DateStart) => RowKind.Insight,
            _ when signs.HasFlag(RowSigns.AdId) => RowKind.PartOfAd,
            _ when hasId && Any(RowSigns.AdSetId | RowSigns.OfAd) => RowKind.Ad,
            _ when hasId && (signs.HasFlag(RowSigns.OfAdSet) || (isOfCampaign && signs.HasFlag(RowSigns.OfBudget))) => RowKind.AdSet,
            _ when signs.HasFlag(RowSigns.OfAccount) => RowKind.Account,
            _ when hasId && !isOfCampaign && Any(RowSigns.OfCampaign | RowSigns.OfBudget) => RowKind.Campaign,
            _ when signs.HasFlag(RowSigns.OfCreative) => RowKind.Creative,
            _ when signs.HasFlag(RowSigns.OfConversion) => RowKind.Conversion,
            _ when signs.HasFlag(RowSigns.OfAudience) => RowKind.Audience,
            _ when signs.HasFlag(RowSigns.Rule) => RowKind.AudienceOrConversion,
            _ when hasId => RowKind.Unknown,
            _ when signs.HasFlag(RowSigns.Code) => RowKind.BatchPart,
            _ when signs.HasFlag(RowSigns.ReportRunId) => RowKind.ReportRun,
            _ => HoldsObjectsById(utf8Json) ? RowKind.ObjectsById : RowKind.Unknown,
        };

        bool Any(RowSigns some) => (signs & some) != RowSigns.None;
    }

    /// <summary>Refuses a row that contradicts what it is read as. One that shows nothing of its kind fits.</summary>
    /// <exception cref="GraphFormatException">The row is of another kind.</exception>
    /// <exception cref="GraphApiException">The row is the status of a report that failed.</exception>
    public static void Require(GraphExportKind kind, RowSigns signs, ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        RowKind found = Of(signs, utf8Json);

        // An ad set that does not tell its campaign looks like a campaign with a budget: what it lacks is the better thing to say.
        bool isBudgetOnly = found == RowKind.Campaign && !signs.HasFlag(RowSigns.OfCampaign);
        bool fits = kind switch
        {
            GraphExportKind.Insights => found == RowKind.Insight,
            GraphExportKind.Campaigns => found == RowKind.Campaign || (found == RowKind.Unknown && !signs.HasFlag(RowSigns.CampaignId)),
            GraphExportKind.AdSets => found is RowKind.AdSet or RowKind.Unknown || isBudgetOnly,
            _ => found is RowKind.Ad or RowKind.Unknown || isBudgetOnly,
        };
        if (!fits)
            throw RowKindErrors.Of(found, signs, kind, utf8Json, location);
    }

    /// <summary>Refuses a row that lacks what all insights have, if it shows what it is.</summary>
    /// <exception cref="GraphFormatException">The row is of another kind.</exception>
    /// <exception cref="GraphApiException">The row is the status of a report that failed.</exception>
    public static void RefuseOthers(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        RowSigns signs = SignsOf(utf8Json, location);
        RowKind found = Of(signs, utf8Json);
        if (found == RowKind.Unknown)
            RefuseNestedRows(signs, utf8Json, location);
        else if (found != RowKind.Insight && (found != RowKind.PartOfAd || signs.HasFlag(RowSigns.Id)))
            throw RowKindErrors.Of(found, signs, GraphExportKind.Insights, utf8Json, location);
    }

    /// <summary>Refuses rows inside the row.</summary>
    /// <exception cref="GraphFormatException">There are some.</exception>
    public static void RefuseNestedRows(RowSigns signs, ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        string parent = Of(signs, utf8Json) switch
        {
            RowKind.Ad => "an ad",
            RowKind.AdSet => "an ad set",
            RowKind.Campaign => "a campaign",
            _ when signs.HasFlag(RowSigns.CampaignId) => "an ad set",
            _ when signs.HasFlag(RowSigns.AccountId) => "a campaign",
            _ => "another object",
        };
        var row = new GraphRow(utf8Json, location);
        while (row.TryNext(ObjectFields.Names, out ObjectMember member))
        {
            if (member.Field == ObjectField.NestedRows)
                row.RefuseRows(parent);
        }
    }

    // As ?ids= is answered: each object under its id.
    private static bool HoldsObjectsById(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, GraphDocumentReader.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            ReadOnlySpan<byte> digits = name.StartsWith("act_"u8) ? name[4..] : name;
            bool isId = !digits.IsEmpty && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
            reader.Read();
            if (isId && (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray))
                return true;

            reader.Skip();
        }

        return false;
    }
}
