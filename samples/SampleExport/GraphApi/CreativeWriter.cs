using System.Globalization;
using System.Text.Json;
using AdFlux.Samples.Account;

namespace AdFlux.Samples.GraphApi;

/// <summary>Writes an ad's creative with the story that it publishes.</summary>
internal static class CreativeWriter
{
    public const string PageId = "102030405060708";

    public static void Write(Utf8JsonWriter json, Ad ad)
    {
        json.WriteStartObject("creative");
        json.WriteString("id", ad.CreativeId);
        if (!ad.HasBareCreative)
        {
            json.WriteString("name", ad.Name);
            json.WriteString("title", ad.Message);
            json.WriteString("object_type", ad.Format == AdFormat.Video ? "VIDEO" : "SHARE");
            json.WriteString("call_to_action_type", "APPLY_NOW");
            json.WriteString("thumbnail_url", $"https://media.example.com/{ad.CreativeId}?stp=p64x64&_nc_cat=1");
            json.WriteString("effective_object_story_id", $"{PageId}_{ad.CreativeId}");
            WriteStory(json, ad);
            WriteEnhancements(json, ad);
        }

        json.WriteEndObject();
    }

    private static void WriteStory(Utf8JsonWriter json, Ad ad)
    {
        json.WriteStartObject("object_story_spec");
        json.WriteString("page_id", PageId);
        json.WriteString("instagram_user_id", "17841400000000001");
        json.WriteStartObject(ad.Format == AdFormat.Video ? "video_data" : "link_data");
        if (ad.Format == AdFormat.Video)
        {
            json.WriteString("video_id", (700_100_000_000_000 + ad.Ordinal).ToString(CultureInfo.InvariantCulture));
            json.WriteString("title", ad.Message);
        }
        else
        {
            json.WriteString("link", ad.AdSet.Campaign.Job.LandingPage);
            json.WriteString("name", ad.Message);
        }

        json.WriteString("message", $"{ad.Message}\n{ad.AdSet.Campaign.Job.CampaignName}");
        json.WriteString("image_hash", ad.Ordinal.ToString("x32", CultureInfo.InvariantCulture));
        if (ad.Format == AdFormat.Carousel)
        {
            WriteCards(json, ad);
        }

        WriteCallToAction(json, ad);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCards(Utf8JsonWriter json, Ad ad)
    {
        json.WriteBoolean("multi_share_optimized", true);
        json.WriteStartArray("child_attachments");
        for (int card = 1; card <= 2; card++)
        {
            json.WriteStartObject();
            json.WriteString("link", $"{ad.AdSet.Campaign.Job.LandingPage}?card={card}");
            json.WriteString("name", $"{ad.Message} ({card}/2)");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCallToAction(Utf8JsonWriter json, Ad ad)
    {
        json.WriteStartObject("call_to_action");
        json.WriteString("type", "APPLY_NOW");
        json.WriteStartObject("value");
        if (ad.AdSet.UsesLeadForms)
        {
            json.WriteString("lead_gen_form_id", "445566778899001");
        }
        else
        {
            json.WriteString("link", ad.AdSet.Campaign.Job.LandingPage);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEnhancements(Utf8JsonWriter json, Ad ad)
    {
        json.WriteStartObject("degrees_of_freedom_spec");
        json.WriteStartObject("creative_features_spec");
        json.WriteStartObject("standard_enhancements");
        json.WriteString("enroll_status", ad.Ordinal % 2 == 0 ? "OPT_IN" : "OPT_OUT");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
