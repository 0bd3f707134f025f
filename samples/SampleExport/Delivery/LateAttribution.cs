using AdFlux.Samples.Account;

namespace AdFlux.Samples.Delivery;

/// <summary>The same deliveries one night later: a few have gained conversions, and the youngest a click or two.</summary>
internal static class LateAttribution
{
    private const int Stream = 3;
    private const int Week = 7;

    /// <summary>The ad's delivery on that day as Meta reports it one night later, or null if nobody saw the ad.</summary>
    public static DailyDelivery? Run(Ad ad, DateOnly day)
    {
        DailyDelivery? delivery = DeliverySimulation.Run(ad, day);
        var random = SplitMix64.For(Stream, ad.Ordinal, day.DayNumber);
        int age = ExportSize.LastDay.DayNumber - day.DayNumber;
        if (delivery is null || random.NextUnit() >= ChanceOfChange(age))
        {
            return delivery;
        }

        delivery = AddConversions(delivery, age, random);
        return age < 2 && random.NextUnit() < 0.6 ? AddClicks(delivery, 1 + random.NextInt(2)) : delivery;
    }

    private static double ChanceOfChange(int age) =>
        age switch
        {
            0 => 0.45,
            1 => 0.35,
            2 => 0.25,
            3 => 0.18,
            < Week => 0.1,
            < 2 * Week => 0.05,
            _ => 0.02,
        };

    private static DailyDelivery AddConversions(DailyDelivery delivery, int age, SplitMix64 random)
    {
        bool leads = delivery.Ad.AdSet.Campaign.Job.UsesLeadForms && random.NextUnit() < 0.7;
        bool onWebsite = !leads || !delivery.Ad.AdSet.UsesLeadForms;
        Conversions before = leads ? delivery.Leads : delivery.Applications;
        long count = 1 + random.NextInt(2);

        // A window can only gain what it reaches; and a kind that Meta has not listed yet is listed with a value, never with 28 days alone.
        Conversions after = before.Add(
            counted =>
                age < 2 ? counted.AddSameDay(count)
                : age <= Week || before.Unified.Value == 0 ? counted.AddWithinAWeek(count)
                : counted.AddAfterAWeek(count),
            onWebsite
        );
        return leads ? delivery with { Leads = after } : delivery with { Applications = after };
    }

    private static DailyDelivery AddClicks(DailyDelivery delivery, int clicks) =>
        delivery.Clicks + clicks > delivery.Impressions || delivery.UniqueClicks + clicks > delivery.Reach
            ? delivery
            : delivery with
            {
                Clicks = delivery.Clicks + clicks,
                UniqueClicks = delivery.UniqueClicks + clicks,
                LinkClicks = delivery.LinkClicks + clicks,
            };
}
