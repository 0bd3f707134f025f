using System.Globalization;
using System.Text.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>Writes insights as Meta's Graph API does: one object a line, numbers as text.</summary>
internal static class InsightExport
{
    private const int BytesBetweenFlushes = 1 << 20;

    public static async Task WriteAsync(Stream stream, IEnumerable<MetaInsight> rows, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await using var json = new Utf8JsonWriter(buffer);
        foreach (MetaInsight row in rows)
        {
            Write(json, row);
            json.Flush();
            json.Reset();
            buffer.WriteByte((byte)'\n');
            if (buffer.Length < BytesBetweenFlushes)
                continue;

            await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
            buffer.SetLength(0);
        }

        await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
    }

    private static void Write(Utf8JsonWriter json, MetaInsight row)
    {
        json.WriteStartObject();
        json.WriteString("account_id", row.AccountId?.Value);
        json.WriteString("account_currency", "EUR");
        json.WriteString("campaign_id", row.MetaCampaignId?.Value);
        json.WriteString("campaign_name", "Lagerhelfer (m/w/d), Duisburg");
        json.WriteString("adset_id", row.MetaAdSetId?.Value);
        json.WriteString("adset_name", "Duisburg +25 km");
        json.WriteString("ad_id", row.MetaAdId?.Value);
        json.WriteString("ad_name", "Frühschicht ab 16,50 €");
        json.WriteString("date_start", row.DateStart.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("date_stop", row.DateStop.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Write(json, "impressions", row.Impressions);
        Write(json, "reach", row.Reach);
        Write(json, "frequency", row.Frequency);
        Write(json, "spend", row.Spend);
        Write(json, "cpm", row.Cpm);
        Write(json, "cpp", row.Cpp);
        Write(json, "clicks", row.Clicks);
        Write(json, "ctr", row.Ctr);
        Write(json, "cpc", row.Cpc);
        Write(json, "unique_clicks", row.UniqueClicks);
        Write(json, "unique_ctr", row.UniqueCtr);
        json.WritePropertyName("actions");
        json.WriteRawValue(row.Actions!.Utf8Json.Span, skipInputValidation: true);
        json.WritePropertyName("action_values");
        json.WriteRawValue(row.ActionValues!.Utf8Json.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IFormattable? number) =>
        json.WriteString(name, number?.ToString(format: null, CultureInfo.InvariantCulture));
}
