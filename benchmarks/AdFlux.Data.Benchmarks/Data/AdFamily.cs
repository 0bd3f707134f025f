using System.Globalization;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>A set of ads with ids of their own: ten ads to an ad set, ten ad sets to a campaign.</summary>
/// <param name="Digit">The digit that the ids of the family have in common.</param>
internal sealed record AdFamily(char Digit)
{
    private const int AdsInAdSet = 10;
    private const int AdsInCampaign = 100;

    /// <summary>The ads whose insights fill the table before anything is measured.</summary>
    public static AdFamily Stored { get; } = new('1');

    /// <summary>The ads whose insights are upserted while the clock runs; their ids are the largest of all.</summary>
    public static AdFamily Measured { get; } = new('2');

    /// <summary>The object ids of this family and of no other start with this and sort from it on.</summary>
    public string FirstObjectId => $"1202{Digit}";

    public string AdId(int ad) => Id(1, ad);

    public string AdSetId(int ad) => Id(2, ad / AdsInAdSet);

    public string CampaignId(int ad) => Id(3, ad / AdsInCampaign);

    /// <summary>The first ad of each ad set among so many ads.</summary>
    public static IEnumerable<int> FirstOfAdSets(int firstAd, int ads) => Multiples(firstAd, ads, AdsInAdSet);

    /// <summary>The first ad of each campaign among so many ads.</summary>
    public static IEnumerable<int> FirstOfCampaigns(int firstAd, int ads) => Multiples(firstAd, ads, AdsInCampaign);

    private static IEnumerable<int> Multiples(int first, int count, int step)
    {
        for (int ad = first / step * step; ad < first + count; ad += step)
            yield return ad;
    }

    private string Id(int kind, int number) => string.Create(CultureInfo.InvariantCulture, $"1202{Digit}{kind}{number:D12}");
}
