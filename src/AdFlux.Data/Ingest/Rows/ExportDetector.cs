using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Tells what a file holds by the first of its rows that shows it.</summary>
internal sealed class ExportDetector(GraphExportKind? named)
{
    private const int MostRows = 1_000;

    private RowSigns _signs;
    private RowLocation _first;
    private int _rows;

    /// <summary>Looks at one row.</summary>
    /// <returns>Null when it shows nothing: the next one may.</returns>
    /// <exception cref="GraphFormatException">The row is none that is stored, or not what was named, or has rows nested in it that nothing would read.</exception>
    /// <exception cref="GraphApiException">The row is the status of a report that failed.</exception>
    public GraphExport? See(ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        RowSigns signs = RowKinds.SignsOf(utf8Json, location);
        RowKind found = RowKinds.Of(signs, utf8Json);
        if (found == RowKind.Insight && named is null or GraphExportKind.Insights)
            return new GraphExport(GraphExportKind.Insights, Level(signs, location));

        if (found is RowKind.Unknown or RowKind.Campaign or RowKind.AdSet or RowKind.Ad)
            RowKinds.RefuseNestedRows(signs, utf8Json, location);
        if (named is { } kind)
        {
            RowKinds.Require(kind, signs, utf8Json, location);
            return new GraphExport(kind, null);
        }

        if (_rows++ == 0)
            (_signs, _first) = (signs, location);
        return found switch
        {
            RowKind.Campaign => new GraphExport(GraphExportKind.Campaigns, null),
            RowKind.AdSet => new GraphExport(GraphExportKind.AdSets, null),
            RowKind.Ad => new GraphExport(GraphExportKind.Ads, null),
            RowKind.Unknown when signs.HasFlag(RowSigns.Id) && _rows < MostRows => null,
            RowKind.Unknown => throw RowKindErrors.Unknown(_signs, _first),
            _ => throw RowKindErrors.Of(found, signs, GraphExportKind.Empty, utf8Json, location),
        };
    }

    /// <summary>What the file holds when no row has shown it.</summary>
    /// <exception cref="GraphFormatException">There are rows.</exception>
    public GraphExport Conclude() =>
        _rows == 0 ? new GraphExport(GraphExportKind.Empty, null) : throw RowKindErrors.Unknown(_signs, _first);

    private static InsightLevel Level(RowSigns found, RowLocation location) =>
        found.HasFlag(RowSigns.AdId) ? InsightLevel.Ad
        : found.HasFlag(RowSigns.AdSetId) ? InsightLevel.AdSet
        : found.HasFlag(RowSigns.CampaignId) ? InsightLevel.Campaign
        : found.HasFlag(RowSigns.AccountId) ? InsightLevel.Account
        : throw location.Missing("ad_id, adset_id, campaign_id or account_id", "insights are stored under one of them");
}
