using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests;

/// <summary>Two campaigns with two ad sets each and three ads in each ad set, and insights of them.</summary>
internal static class Rows
{
    public static readonly AdAccountId Account = AdAccountId.From("1234567890123456");
    public static readonly DateOnly FirstDay = new(2026, 6, 1);

    public static MetaCampaignId Campaign(int number) => MetaCampaignId.From($"12021000000000{number:D4}");

    public static MetaAdSetId AdSet(int number) => MetaAdSetId.From($"12021000000010{number:D4}");

    public static MetaAdId Ad(int number) => MetaAdId.From($"12021000000020{number:D4}");

    public static IEnumerable<MetaCampaign> Campaigns() =>
        Enumerable
            .Range(1, 2)
            .Select(i => new MetaCampaign
            {
                Id = Campaign(i),
                Name = $"Campaign {i}",
                Status = MetaStatus.Active,
                Objective = MetaObjective.Leads,
                DailyBudget = "5000",
                CreatedTime = new DateTime(2026, 5, 1, 8, 30, 0, DateTimeKind.Utc),
                AccountId = Account,
            });

    public static IEnumerable<MetaAdSet> AdSets() =>
        Enumerable
            .Range(1, 4)
            .Select(i => new MetaAdSet
            {
                Id = AdSet(i),
                Name = $"Ad set {i}",
                CampaignId = Campaign(((i - 1) / 2) + 1),
                BillingEvent = BillingEvent.Impressions,
            });

    public static IEnumerable<MetaAd> Ads() =>
        Enumerable
            .Range(1, 12)
            .Select(i => new MetaAd
            {
                Id = Ad(i),
                Name = $"Ad {i}",
                AdSetId = AdSet(((i - 1) / 3) + 1),
                CreativeId = $"{900 + i}",
                CreativeDetails = new CreativeDetails { Id = $"{900 + i}", Title = "Work with us" },
            });

    /// <summary>A daily insight of an ad, with every column filled and values that tell ads and days apart.</summary>
    public static MetaInsight Insight(int ad, int day = 0) =>
        new()
        {
            ObjectId = InsightObjectId.From(Ad(ad).Value),
            Level = InsightLevel.Ad,
            DateStart = FirstDay.AddDays(day),
            DateStop = FirstDay.AddDays(day),
            Impressions = 1_000 + (ad * 10) + day,
            Clicks = 30 + ad,
            Spend = 12.34m + ad + (day / 100m),
            Cpc = 0.411333m,
            Cpm = 12.34m,
            Ctr = 3.0303,
            Cpp = 14.5m,
            Frequency = 1.25,
            Reach = 800 + ad,
            UniqueClicks = 25,
            UniqueCtr = 3.125,
            Actions = InsightActions.Parse(
                """[{"action_type":"lead","value":"4","7d_click":"3"},{"action_type":"link_click","value":"28"}]"""
            ),
            ActionValues = InsightActions.Parse("""[{"action_type":"lead","value":"120.5"}]"""),
            SubmitApplications = 2,
            SubmitApplicationsValue = 60.25m,
            Leads = 4,
            LeadsValue = 120.5m,
            ViewContent = 20,
            ViewContentValue = 0.000001m,
            MetaCampaignId = Campaign(((ad - 1) / 6) + 1),
            MetaAdSetId = AdSet(((ad - 1) / 3) + 1),
            MetaAdId = Ad(ad),
            AccountId = Account,
        };

    /// <summary>Insights of all twelve ads.</summary>
    public static IEnumerable<MetaInsight> Insights(int days) =>
        from day in Enumerable.Range(0, days)
        from ad in Enumerable.Range(1, 12)
        select Insight(ad, day);

    /// <summary>Insights of as many ad accounts, which need no parents, in the order of their keys.</summary>
    public static IEnumerable<MetaInsight> AccountInsights(int count, long clicks = 1) =>
        Enumerable
            .Range(0, count)
            .Select(i => new MetaInsight
            {
                ObjectId = InsightObjectId.From(i.ToString("D8", CultureInfo.InvariantCulture)),
                Level = InsightLevel.Account,
                DateStart = FirstDay,
                DateStop = FirstDay,
                Clicks = clicks,
            });
}
