using System.Globalization;
using System.Runtime.InteropServices;
using AdFlux.Data.Ingest.Documents;
using AdFlux.Data.Model;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>
/// Refuses a row that differs from another one of the same object and days in its page or array: Meta tells each of them once, so the two are parts
/// of what was asked for, and one would take the other's place.
/// </summary>
internal sealed class InsightKeyWatch
{
    private readonly PageRows _rows = new();

    /// <summary>Looks at one row.</summary>
    /// <exception cref="GraphFormatException">A row before it has the same key, and differs.</exception>
    public void See(MetaInsight insight, ReadOnlySpan<byte> utf8Json, RowLocation location)
    {
        // Lines are often a log that is appended to: what comes later replaces what came before.
        if (location.Layout == RowLayout.Lines)
            return;

        long other = _rows.FindOther(KeyOf(insight), RowHash.Of(utf8Json), location);
        if (other > 0)
            throw Differs(insight, other, location);
    }

    private static ulong KeyOf(MetaInsight insight)
    {
        ulong days = ((ulong)(uint)insight.DateStart.DayNumber << 32) | (uint)insight.DateStop.DayNumber;
        return RowHash.With(RowHash.Of(MemoryMarshal.AsBytes(insight.ObjectId.Value.AsSpan())), days);
    }

    private static GraphFormatException Differs(MetaInsight insight, long other, RowLocation location)
    {
        string days =
            insight.DateStart == insight.DateStop
                ? string.Create(CultureInfo.InvariantCulture, $"{insight.DateStart:yyyy-MM-dd}")
                : string.Create(CultureInfo.InvariantCulture, $"{insight.DateStart:yyyy-MM-dd} to {insight.DateStop:yyyy-MM-dd}");
        string kind = insight.Level == InsightLevel.AdSet ? "ad set" : insight.Level.ToName();
        return location.Error(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Rows {other} and {location.Row} differ, and both are {kind} {insight.ObjectId} on {days}, which Meta tells once: {CauseOf(insight.Level)}"
            ),
            location.Path
        );
    }

    private static string CauseOf(InsightLevel level)
    {
        string parts = level switch
        {
            InsightLevel.Account =>
                "they are of campaigns, ad sets or ads whose id was not asked for (ask for campaign_id, adset_id or ad_id), or of",
            InsightLevel.Campaign => "they are of ad sets or ads whose id was not asked for (ask for adset_id or ad_id), or of",
            InsightLevel.AdSet => "they are of ads whose id was not asked for (ask for ad_id), or of",
            _ => "they are of",
        };
        return $"{parts} a breakdown that is not among those of Graph API {Breakdowns.GraphApiVersion} (ask without breakdowns), "
            + "or answers of several days were put into one array (keep each a page of its own)";
    }
}
