namespace AdFlux.Samples.Account;

/// <summary>The ad account with everything in it; ads are spread evenly over three campaigns with four or five in an ad set.</summary>
internal sealed class AdAccount
{
    private const int AdsForNineAdSets = 40;

    private AdAccount(IReadOnlyList<Campaign> campaigns) => Campaigns = campaigns;

    public static string Id => "1234567890123456";

    public static string Currency => "EUR";

    public IReadOnlyList<Campaign> Campaigns { get; }

    public IEnumerable<AdSet> AdSets => Campaigns.SelectMany(campaign => campaign.AdSets);

    public IEnumerable<Ad> Ads => AdSets.SelectMany(adSet => adSet.Ads);

    public static AdAccount Create(ExportSize size)
    {
        int adSetsPerCampaign = 3 * ((size.Ads + AdsForNineAdSets - 1) / AdsForNineAdSets);
        Campaign[] campaigns = [.. Jobs.All.Select(job => new Campaign(job, size.FirstDay))];
        int adSets = 0;
        int ads = 0;

        for (int c = 0; c < campaigns.Length; c++)
        {
            int adsInCampaign = Share(size.Ads, campaigns.Length, c);
            for (int s = 0; s < adSetsPerCampaign; s++)
            {
                AdSet adSet = campaigns[c].AddAdSet(++adSets, size);
                int adsInAdSet = Share(adsInCampaign, adSetsPerCampaign, s);
                for (int a = 0; a < adsInAdSet; a++)
                {
                    adSet.AddAd(++ads, size);
                }
            }
        }

        return new AdAccount(campaigns);
    }

    private static int Share(int total, int parts, int part) => (total / parts) + (part < total % parts ? 1 : 0);
}
