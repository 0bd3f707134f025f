using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;

namespace AdFlux.Data.Benchmarks.Data;

/// <summary>Stores the campaigns, ad sets and ads that insights refer to.</summary>
internal static class AdParents
{
    public static AdAccountId Account { get; } = AdAccountId.From("1234567890123456");

    public static async Task StoreAsync(AdFluxDbContext context, AdFamily family, int firstAd, int ads, CancellationToken cancellationToken)
    {
        var repository = new MetaHierarchyRepository(context);
        await repository.UpsertCampaignsAsync(Campaigns(family, firstAd, ads).ToAsyncEnumerable(), cancellationToken: cancellationToken);
        await repository.UpsertAdSetsAsync(AdSets(family, firstAd, ads).ToAsyncEnumerable(), cancellationToken: cancellationToken);
        await repository.UpsertAdsAsync(Ads(family, firstAd, ads).ToAsyncEnumerable(), cancellationToken: cancellationToken);
    }

    private static IEnumerable<MetaCampaign> Campaigns(AdFamily family, int firstAd, int ads) =>
        AdFamily
            .FirstOfCampaigns(firstAd, ads)
            .Select(ad => new MetaCampaign
            {
                Id = MetaCampaignId.From(family.CampaignId(ad)),
                AccountId = Account,
                Name = $"Campaign {ad}",
            });

    private static IEnumerable<MetaAdSet> AdSets(AdFamily family, int firstAd, int ads) =>
        AdFamily
            .FirstOfAdSets(firstAd, ads)
            .Select(ad => new MetaAdSet
            {
                Id = MetaAdSetId.From(family.AdSetId(ad)),
                CampaignId = MetaCampaignId.From(family.CampaignId(ad)),
                Name = $"Ad set {ad}",
            });

    private static IEnumerable<MetaAd> Ads(AdFamily family, int firstAd, int ads) =>
        Enumerable
            .Range(firstAd, ads)
            .Select(ad => new MetaAd
            {
                Id = MetaAdId.From(family.AdId(ad)),
                AdSetId = MetaAdSetId.From(family.AdSetId(ad)),
                Name = $"Ad {ad}",
            });
}
