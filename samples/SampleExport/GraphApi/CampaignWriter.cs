using System.Globalization;
using System.Text.Json;
using AdFlux.Samples.Account;

namespace AdFlux.Samples.GraphApi;

/// <summary>Writes a campaign as the <c>campaigns</c> edge of an ad account lists it.</summary>
internal static class CampaignWriter
{
    private const int DaysLeft = 40;

    public static void Write(Utf8JsonWriter json, Campaign campaign)
    {
        Job job = campaign.Job;
        DateOnly created = campaign.Launch.AddDays(-2);

        json.WriteStartObject();
        json.WriteString("id", campaign.Id);
        json.WriteString("account_id", AdAccount.Id);
        json.WriteString("name", job.CampaignName);
        json.WriteString("objective", job.Objective);
        json.WriteString("status", job.CampaignStatus);
        json.WriteString("effective_status", job.CampaignStatus);
        json.WriteString("buying_type", "AUCTION");
        json.WriteString("bid_strategy", job.BidCents is null ? "LOWEST_COST_WITHOUT_CAP" : "LOWEST_COST_WITH_BID_CAP");
        WriteBudget(json, campaign);
        json.WriteStartArray("special_ad_categories");
        json.WriteStringValue("EMPLOYMENT");
        json.WriteEndArray();
        json.WriteStartArray("special_ad_category_country");
        json.WriteStringValue("DE");
        json.WriteEndArray();
        json.WriteString("created_time", GraphTime.Format(created, ordinal: 0));
        json.WriteString("start_time", GraphTime.Format(campaign.Launch.ToDateTime(TimeOnly.MinValue)));
        if (job.Budget == BudgetKind.CampaignLifetime)
        {
            json.WriteString("stop_time", GraphTime.Format(ExportSize.LastDay.AddDays(DaysLeft).ToDateTime(TimeOnly.MinValue)));
        }

        json.WriteString("updated_time", GraphTime.Format(ExportSize.LastDay.ToDateTime(new TimeOnly(21, 4, 37))));
        json.WriteStartArray("pacing_type");
        json.WriteStringValue("standard");
        json.WriteEndArray();
        json.WriteNull("smart_promotion_type");
        json.WriteEndObject();
    }

    private static void WriteBudget(Utf8JsonWriter json, Campaign campaign)
    {
        long dailyCents = campaign.DailyBudgetCents;
        int lifetimeDays = ExportSize.LastDay.DayNumber + DaysLeft - campaign.Launch.DayNumber;
        switch (campaign.Job.Budget)
        {
            case BudgetKind.CampaignDaily:
                json.WriteString("daily_budget", Cents(dailyCents));
                json.WriteString("budget_remaining", Cents(dailyCents * 37 / 100));
                break;
            case BudgetKind.CampaignLifetime:
                json.WriteString("lifetime_budget", Cents(dailyCents * lifetimeDays));
                json.WriteString("budget_remaining", Cents(dailyCents * (DaysLeft + 4)));
                break;
            default:
                json.WriteString("budget_remaining", "0");
                break;
        }
    }

    private static string Cents(long cents) => cents.ToString(CultureInfo.InvariantCulture);
}
