using AdFlux.Data.Ingest;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;

namespace AdFlux.Samples.Recruiting.Startup;

/// <summary>The quickstart's export of an ad account: three campaigns and 60 days of insights, the last on 30 June 2026.</summary>
internal sealed class DemoAdvertising(IMetaHierarchyRepository hierarchy, IMetaInsightRepository insights)
{
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        await using FileStream campaigns = Open("campaigns.json");
        await hierarchy.UpsertCampaignsAsync(
            GraphCampaigns.ReadAsync(campaigns, cancellationToken: cancellationToken),
            cancellationToken: cancellationToken
        );
        await using FileStream adSets = Open("adsets.json");
        await hierarchy.UpsertAdSetsAsync(
            GraphAdSets.ReadAsync(adSets, cancellationToken: cancellationToken),
            cancellationToken: cancellationToken
        );
        await using FileStream ads = Open("ads.json");
        await hierarchy.UpsertAdsAsync(GraphAds.ReadAsync(ads, cancellationToken: cancellationToken), cancellationToken: cancellationToken);
        await using FileStream days = Open("insights.ndjson");
        await insights.UpsertAsync(
            GraphInsights.ReadAsync(days, InsightLevel.Ad, cancellationToken: cancellationToken),
            cancellationToken: cancellationToken
        );
    }

    private static FileStream Open(string file) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "demo", file));
}
