using System.Text.Json;
using AdFlux.Samples.Account;

namespace AdFlux.Samples.GraphApi;

/// <summary>Writes an ad as the <c>ads</c> edge of an ad account lists it.</summary>
internal static class AdWriter
{
    public const string PixelId = "987654321098765";

    public static void Write(Utf8JsonWriter json, Ad ad)
    {
        json.WriteStartObject();
        json.WriteString("id", ad.Id);
        json.WriteString("account_id", AdAccount.Id);
        json.WriteString("campaign_id", ad.AdSet.Campaign.Id);
        json.WriteString("adset_id", ad.AdSet.Id);
        json.WriteString("name", ad.Name);
        json.WriteString("status", ad.Status);
        json.WriteString("effective_status", ad.EffectiveStatus);
        json.WriteString("created_time", GraphTime.Format(ad.FirstDay.AddDays(-1), ad.Ordinal));
        json.WriteString("updated_time", GraphTime.Format(ad.LastDay, ad.Ordinal));
        CreativeWriter.Write(json, ad);
        json.WriteStartArray("tracking_specs");
        json.WriteStartObject();
        json.WriteStartArray("action.type");
        json.WriteStringValue("offsite_conversion");
        json.WriteEndArray();
        json.WriteStartArray("fb_pixel");
        json.WriteStringValue(PixelId);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("conversion_domain", "example.com");
        json.WriteEndObject();
    }
}
