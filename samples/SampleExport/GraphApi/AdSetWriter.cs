using System.Globalization;
using System.Text.Json;
using AdFlux.Samples.Account;

namespace AdFlux.Samples.GraphApi;

/// <summary>Writes an ad set as the <c>adsets</c> edge of an ad account lists it.</summary>
internal static class AdSetWriter
{
    public static void Write(Utf8JsonWriter json, AdSet adSet)
    {
        Job job = adSet.Campaign.Job;
        DateOnly launch = adSet.Campaign.Launch;

        json.WriteStartObject();
        json.WriteString("id", adSet.Id);
        json.WriteString("account_id", AdAccount.Id);
        json.WriteString("campaign_id", adSet.Campaign.Id);
        json.WriteString("name", adSet.Name);
        json.WriteString("status", adSet.Status);
        json.WriteString("effective_status", adSet.EffectiveStatus);
        json.WriteString("optimization_goal", job.OptimizationGoal);
        json.WriteString("billing_event", job.BidCents is null ? "IMPRESSIONS" : "LINK_CLICKS");
        if (job.BidCents is { } bidCents)
        {
            json.WriteNumber("bid_amount", bidCents + (5 * (adSet.Position % 3)));
        }

        WriteBudget(json, adSet);
        WriteTargeting(json, adSet);
        WriteAttribution(json);
        json.WriteStartObject("promoted_object");
        if (adSet.UsesLeadForms)
        {
            json.WriteString("page_id", CreativeWriter.PageId);
        }
        else
        {
            json.WriteString("pixel_id", AdWriter.PixelId);
            json.WriteString("custom_event_type", job.UsesLeadForms ? "LEAD" : "SUBMIT_APPLICATION");
        }

        json.WriteEndObject();
        json.WriteString("destination_type", adSet.UsesLeadForms ? "ON_AD" : "WEBSITE");
        json.WriteString("created_time", GraphTime.Format(launch.AddDays(-1), adSet.Ordinal));
        json.WriteString("start_time", GraphTime.Format(launch.ToDateTime(TimeOnly.MinValue)));
        if (adSet.HasEnded && adSet.Status is "ACTIVE")
        {
            json.WriteString("end_time", GraphTime.Format(adSet.LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        }

        json.WriteString("updated_time", GraphTime.Format(adSet.LastDay.AddDays(adSet.HasEnded ? 1 : 0), adSet.Ordinal));
        json.WriteEndObject();
    }

    private static void WriteBudget(Utf8JsonWriter json, AdSet adSet)
    {
        if (adSet.Campaign.Job.Budget != BudgetKind.AdSet)
        {
            return;
        }

        long days = Math.Max(1, adSet.LastDay.DayNumber - adSet.Campaign.Launch.DayNumber + 1);
        json.WriteString("daily_budget", Cents(adSet.HasEnded ? 0 : adSet.DailyBudgetCents));
        json.WriteString("lifetime_budget", Cents(adSet.HasEnded ? adSet.DailyBudgetCents * days : 0));
        json.WriteString("budget_remaining", Cents(adSet.HasEnded ? 118 : adSet.DailyBudgetCents * 2L / 3));
    }

    private static void WriteTargeting(Utf8JsonWriter json, AdSet adSet)
    {
        json.WriteStartObject("targeting");
        json.WriteNumber("age_min", 18);
        json.WriteNumber("age_max", 65);
        json.WriteStartObject("geo_locations");
        json.WriteStartArray("countries");
        json.WriteStringValue(adSet.Name.StartsWith('東') ? "JP" : "DE");
        json.WriteEndArray();
        json.WriteStartArray("location_types");
        json.WriteStringValue("home");
        json.WriteStringValue("recent");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("targeting_automation");
        json.WriteNumber("advantage_audience", adSet.Position % 2);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAttribution(Utf8JsonWriter json)
    {
        json.WriteStartArray("attribution_spec");
        foreach ((string type, int days) in new[] { ("CLICK_THROUGH", 7), ("VIEW_THROUGH", 1) })
        {
            json.WriteStartObject();
            json.WriteString("event_type", type);
            json.WriteNumber("window_days", days);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Cents(long cents) => cents.ToString(CultureInfo.InvariantCulture);
}
