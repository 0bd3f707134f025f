using System.Globalization;
using System.Text;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>Makes daily insights of ads that depend on nothing but the ad, the day and the version.</summary>
/// <remarks>
/// Every column is filled. Actions are six entries with up to four attribution windows each, about 600 bytes, action values three of about
/// 100 bytes, as an account with a pixel has them. A later version of a row has more of everything, as late attribution does.
/// </remarks>
internal static class InsightGenerator
{
    /// <summary>The last day of everything that is generated.</summary>
    public static DateOnly LastDay { get; } = new(2026, 6, 30);

    public static MetaInsight Create(AdFamily family, int ad, DateOnly day, int version = 0)
    {
        ulong random = Mix(((ulong)family.Digit << 56) ^ ((ulong)ad << 24) ^ (ulong)day.DayNumber);
        long impressions = 200 + Take(ref random, 4_000) + (17 * version);
        long clicks = 3 + (impressions * (8 + Take(ref random, 20)) / 1_000) + version;
        long reach = impressions * (70 + Take(ref random, 25)) / 100;
        long uniqueClicks = clicks - Take(ref random, 3);
        decimal spend = decimal.Round(impressions * (400 + Take(ref random, 1_200)) / 100_000m, 2);
        var views = new AttributedActions(clicks * 3 / 4, Take(ref random, 4));
        var leads = new AttributedActions(1 + (clicks / 12), Take(ref random, 2));
        var applications = new AttributedActions(1 + (clicks / 25), Take(ref random, 2));
        return new MetaInsight
        {
            ObjectId = InsightObjectId.From(family.AdId(ad)),
            Level = InsightLevel.Ad,
            DateStart = day,
            DateStop = day,
            Impressions = impressions,
            Clicks = clicks,
            Spend = spend,
            Cpc = decimal.Round(spend / clicks, 6),
            Cpm = decimal.Round(spend * 1_000 / impressions, 6),
            Ctr = Math.Round(100d * clicks / impressions, 6),
            Cpp = decimal.Round(spend * 1_000 / reach, 6),
            Frequency = Math.Round((double)impressions / reach, 6),
            Reach = reach,
            UniqueClicks = uniqueClicks,
            UniqueCtr = Math.Round(100d * uniqueClicks / reach, 6),
            Actions = Actions(clicks, views, leads, applications),
            ActionValues = ActionValues(views, leads, applications),
            SubmitApplications = applications.Total,
            SubmitApplicationsValue = applications.Total * 62.5m,
            Leads = leads.Total,
            LeadsValue = leads.Total * 12.35m,
            ViewContent = views.Total,
            ViewContentValue = views.Total * 0.25m,
            MetaCampaignId = MetaCampaignId.From(family.CampaignId(ad)),
            MetaAdSetId = MetaAdSetId.From(family.AdSetId(ad)),
            MetaAdId = MetaAdId.From(family.AdId(ad)),
            AccountId = AdParents.Account,
        };
    }

    private static InsightActions Actions(long clicks, AttributedActions views, AttributedActions leads, AttributedActions applications)
    {
        var json = new StringBuilder(700);
        json.Append(
            CultureInfo.InvariantCulture,
            $$"""[{"action_type":"link_click","value":"{{clicks}}","1d_click":"{{clicks}}","7d_click":"{{clicks}}","28d_click":"{{clicks}}"},"""
        );
        json.Append(
            CultureInfo.InvariantCulture,
            $$"""{"action_type":"landing_page_view","value":"{{clicks * 4 / 5}}"},{"action_type":"post_engagement","value":"{{clicks * 2}}"},"""
        );
        views.Write(json, "offsite_conversion.fb_pixel_view_content", 1);
        leads.Write(json.Append(','), "offsite_conversion.fb_pixel_lead", 1);
        applications.Write(json.Append(','), "offsite_conversion.fb_pixel_submit_application", 1);
        return InsightActions.Parse(json.Append(']').ToString());
    }

    private static InsightActions ActionValues(AttributedActions views, AttributedActions leads, AttributedActions applications)
    {
        var json = new StringBuilder(400).Append('[');
        views.Write(json, "offsite_conversion.fb_pixel_view_content", 0.25m);
        leads.Write(json.Append(','), "offsite_conversion.fb_pixel_lead", 12.35m);
        applications.Write(json.Append(','), "offsite_conversion.fb_pixel_submit_application", 62.5m);
        return InsightActions.Parse(json.Append(']').ToString());
    }

    private static long Take(ref ulong random, int end)
    {
        random = Mix(random);
        return (long)(random % (ulong)end);
    }

    // The finaliser of SplitMix64.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
