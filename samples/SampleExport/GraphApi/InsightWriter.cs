using System.Globalization;
using System.Text.Json;
using AdFlux.Samples.Account;
using AdFlux.Samples.Delivery;

namespace AdFlux.Samples.GraphApi;

/// <summary>Writes an insight of level <c>ad</c> and <c>time_increment=1</c>.</summary>
internal static class InsightWriter
{
    public static void Write(Utf8JsonWriter json, DailyDelivery delivery)
    {
        // Fixed by the ad and the day, so that a row which did not change reads the same the night after.
        int variant = delivery.Day.DayNumber + (7 * delivery.Ad.Ordinal);
        var style = new MetricStyle(AsNumbers: variant % 19 == 0);

        json.WriteStartObject();
        WriteObject(json, delivery.Ad);
        string day = delivery.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString("date_start", day);
        json.WriteString("date_stop", day);
        WriteDelivery(json, style, delivery);
        WriteClicks(json, style, delivery, explicitNulls: variant % 2 == 0);
        WriteActions(json, style, delivery, withInline: variant % 5 == 0);
        WriteActionValues(json, style, delivery);
        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, Ad ad)
    {
        json.WriteString("account_id", AdAccount.Id);
        json.WriteString("account_currency", AdAccount.Currency);
        json.WriteString("campaign_id", ad.AdSet.Campaign.Id);
        json.WriteString("campaign_name", ad.AdSet.Campaign.Job.CampaignName);
        json.WriteString("adset_id", ad.AdSet.Id);
        json.WriteString("adset_name", ad.AdSet.Name);
        json.WriteString("ad_id", ad.Id);
        json.WriteString("ad_name", ad.Name);
    }

    private static void WriteDelivery(Utf8JsonWriter json, MetricStyle style, DailyDelivery delivery)
    {
        decimal spend = delivery.SpendCents / 100m;
        style.Write(json, "impressions", delivery.Impressions);
        style.Write(json, "reach", delivery.Reach);
        style.Write(json, "frequency", (decimal)delivery.Impressions / delivery.Reach);
        style.Write(json, "spend", spend);
        style.Write(json, "cpm", spend * 1000 / delivery.Impressions);
        style.Write(json, "cpp", spend * 1000 / delivery.Reach);
        if (delivery.Impressions >= 500)
        {
            json.WriteString("quality_ranking", delivery.Ad.Quality > 1 ? "ABOVE_AVERAGE" : "AVERAGE");
        }
    }

    private static void WriteClicks(Utf8JsonWriter json, MetricStyle style, DailyDelivery delivery, bool explicitNulls)
    {
        style.Write(json, "clicks", delivery.Clicks);
        style.Write(json, "ctr", 100m * delivery.Clicks / delivery.Impressions);
        if (delivery.Clicks > 0)
        {
            style.Write(json, "cpc", delivery.SpendCents / 100m / delivery.Clicks);
            style.Write(json, "unique_clicks", delivery.UniqueClicks);
            style.Write(json, "unique_ctr", 100m * delivery.UniqueClicks / delivery.Reach);
        }
        else if (explicitNulls)
        {
            json.WriteNull("cpc");
            json.WriteNull("unique_clicks");
        }

        if (delivery.LinkClicks > 0)
        {
            style.Write(json, "inline_link_clicks", delivery.LinkClicks);
        }
    }

    private static void WriteActions(Utf8JsonWriter json, MetricStyle style, DailyDelivery delivery, bool withInline)
    {
        long engagement = delivery.LinkClicks + delivery.Likes + delivery.Loves + delivery.VideoViews;
        if (engagement + delivery.Applications.Unified.Value + delivery.Leads.Unified.Value == 0)
        {
            return;
        }

        json.WriteStartArray("actions");
        var actions = new ActionWriter(json, style);
        actions.WriteOnAd("link_click", delivery.LinkClicks, withInline);
        actions.WritePlain("landing_page_view", delivery.LandingPageViews);
        actions.WritePlain("post_engagement", engagement);
        actions.WritePlain("video_view", delivery.VideoViews);
        actions.WriteReaction("like", delivery.Likes);
        actions.WriteReaction("love", delivery.Loves);
        actions.WriteAttributed("view_content", delivery.ViewContent.Unified);
        actions.WriteAttributed("offsite_conversion.fb_pixel_view_content", delivery.ViewContent.Pixel);
        actions.WriteAttributed("lead", delivery.Leads.Unified);
        actions.WriteAttributed("offsite_conversion.fb_pixel_lead", delivery.Leads.Pixel);
        actions.WriteAttributed("submit_application_total", delivery.Applications.Unified);
        actions.WriteAttributed("offsite_conversion.fb_pixel_submit_application", delivery.Applications.Pixel);
        json.WriteEndArray();
    }

    private static void WriteActionValues(Utf8JsonWriter json, MetricStyle style, DailyDelivery delivery)
    {
        Job job = delivery.Ad.AdSet.Campaign.Job;
        if (
            (delivery.ViewContent.Unified.Value * job.ViewContentValue)
                + (delivery.Leads.Unified.Value * job.LeadValue)
                + (delivery.Applications.Unified.Value * job.ApplicationValue)
            == 0
        )
        {
            return;
        }

        json.WriteStartArray("action_values");
        var values = new ActionWriter(json, style);
        values.WriteAttributed("view_content", delivery.ViewContent.Unified, job.ViewContentValue);
        values.WriteAttributed("offsite_conversion.fb_pixel_view_content", delivery.ViewContent.Pixel, job.ViewContentValue);
        values.WriteAttributed("lead", delivery.Leads.Unified, job.LeadValue);
        values.WriteAttributed("offsite_conversion.fb_pixel_lead", delivery.Leads.Pixel, job.LeadValue);
        values.WriteAttributed("submit_application_total", delivery.Applications.Unified, job.ApplicationValue);
        values.WriteAttributed("offsite_conversion.fb_pixel_submit_application", delivery.Applications.Pixel, job.ApplicationValue);
        json.WriteEndArray();
    }
}
