using AdFlux.Samples.Account;

namespace AdFlux.Samples.Delivery;

/// <summary>Decides what an ad did on a day from the ad and the day alone.</summary>
internal static class DeliverySimulation
{
    private const int Stream = 2;
    private const int LearningDays = 7;
    private const double NoDelivery = 0.025;

    /// <summary>The ad's delivery on that day, or null if nobody saw it: then Meta has no row.</summary>
    public static DailyDelivery? Run(Ad ad, DateOnly day)
    {
        if (!ad.RunsOn(day))
        {
            return null;
        }

        Job job = ad.AdSet.Campaign.Job;
        var random = SplitMix64.For(Stream, ad.Ordinal, day.DayNumber);
        int age = day.DayNumber - ad.FirstDay.DayNumber;
        double learned = Math.Min(1, (age + 1.0) / LearningDays);
        double freshness = 1 - (0.25 * Math.Clamp((age - 30) / 60.0, 0, 1));

        if (random.NextUnit() < NoDelivery)
        {
            return null;
        }

        double budget = ad.AdSet.DailyBudgetCents * DeliveryCalendar.DemandOn(day) * ShareOfBudget(ad, day) * (0.35 + (0.65 * learned));
        double costPerThousand = job.CostPerThousandCents * (1.3 - (0.3 * learned)) * random.NextFactor(0.2);
        long impressions = random.NextCount(1000 * budget * random.NextFactor(0.25) / costPerThousand);
        if (impressions == 0)
        {
            return null;
        }

        long reach = Math.Max(1, (long)(impressions / (1.02 + (0.2 * random.NextUnit()) + (0.25 * (1 - freshness)))));
        double clickRate = job.ClicksPerImpression * ad.Quality * (0.75 + (0.25 * learned)) * freshness;
        long clicks = Math.Min(impressions, random.NextCount(impressions * clickRate));
        long repeated = Math.Min(Math.Max(0, clicks - 1), random.NextCount(clicks * 0.06));
        long linkClicks = Math.Min(clicks, random.NextCount(clicks * 0.74));
        long landings = Math.Min(linkClicks, random.NextCount(linkClicks * 0.84));
        long contentViews = Math.Min(landings, random.NextCount(landings * 0.72));
        double leads = linkClicks * job.LeadsPerLinkClick * ad.Quality;
        double applications = linkClicks * job.ApplicationsPerLinkClick * ad.Quality;

        return new DailyDelivery
        {
            Ad = ad,
            Day = day,
            Impressions = impressions,
            Reach = reach,
            SpendCents = (long)((impressions * costPerThousand / 1000) + 0.5),
            Clicks = clicks,
            UniqueClicks = Math.Min(reach, clicks - repeated),
            LinkClicks = linkClicks,
            LandingPageViews = landings,
            VideoViews = ad.Format == AdFormat.Video ? Math.Min(impressions, random.NextCount(impressions * 0.11)) : 0,
            Likes = random.NextCount(impressions * 0.0007 * ad.Quality),
            Loves = random.NextCount(impressions * 0.0002 * ad.Quality),
            ViewContent = Conversions.OnWebsite(contentViews, contentViews * 0.1, random),
            Leads = ad.AdSet.UsesLeadForms
                ? Conversions.OnFacebook(random.NextCount(leads), random)
                : Conversions.OnWebsite(random.NextCount(leads), leads * 0.15, random),
            Applications = Conversions.OnWebsite(random.NextCount(applications), applications * 0.15, random),
        };
    }

    private static double ShareOfBudget(Ad ad, DateOnly day) =>
        ad.Quality * ad.Quality / ad.AdSet.Ads.Where(other => other.RunsOn(day)).Sum(other => other.Quality * other.Quality);
}
