using System.Buffers;
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

        long other = _rows.FindOther(KeyOf(insight), HashOf(utf8Json), location);
        if (other > 0)
            throw Differs(insight, other, location);
    }

    // act_1 and 1 are one account: rows that differ in that are the same.
    private static ulong HashOf(ReadOnlySpan<byte> utf8Json)
    {
        ReadOnlySpan<byte> prefixed = "\"act_"u8;
        int at = utf8Json.IndexOf(prefixed);
        if (at < 0)
            return RowHash.Of(utf8Json);

        byte[] rented = ArrayPool<byte>.Shared.Rent(utf8Json.Length);
        int length = 0;
        for (; at >= 0; at = utf8Json.IndexOf(prefixed))
        {
            utf8Json[..(at + 1)].CopyTo(rented.AsSpan(length));
            length += at + 1;
            utf8Json = utf8Json[(at + prefixed.Length)..];
        }

        utf8Json.CopyTo(rented.AsSpan(length));
        ulong hash = RowHash.Of(rented.AsSpan(0, length + utf8Json.Length));
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
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
