using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Hierarchy;

/// <summary>Reads the tree of an account, a statement per level.</summary>
internal sealed class MetaTreeReader(AdFluxDbContext context)
{
    // Children before parents: a sync stores parents first, so that whatever it adds meanwhile, no child that is read lacks its parent.
    public async Task<MetaTree> ReadAsync(AdAccountId account, CancellationToken cancellationToken)
    {
        AdAccountId digits = AdAccountId.From(AccountSpellings.DigitsOf(account.Value));
        AdAccountId prefixed = AdAccountId.From(AccountSpellings.PrefixedOf(digits.Value));
        List<MetaAd> ads = await context
            .MetaAds.AsNoTracking()
            .Where(ad => ad.AdSet!.Campaign!.AccountId == digits || ad.AdSet!.Campaign!.AccountId == prefixed)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        List<MetaAdSet> adSets = await context
            .MetaAdSets.AsNoTracking()
            .Where(adSet => adSet.Campaign!.AccountId == digits || adSet.Campaign!.AccountId == prefixed)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        List<MetaCampaign> campaigns = await context
            .MetaCampaigns.AsNoTracking()
            .Where(campaign => campaign.AccountId == digits || campaign.AccountId == prefixed)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);

        ILookup<MetaAdSetId, MetaAd> adsOf = ads.OrderBy(ad => ad.Id.Value, StringComparer.Ordinal).ToLookup(ad => ad.AdSetId);
        ILookup<MetaCampaignId, MetaAdSetTree> adSetsOf = adSets
            .OrderBy(adSet => adSet.Id.Value, StringComparer.Ordinal)
            .Select(adSet => new MetaAdSetTree(adSet, [.. adsOf[adSet.Id]]))
            .ToLookup(tree => tree.AdSet.CampaignId);
        return new MetaTree(
            account,
            [
                .. campaigns
                    .OrderBy(campaign => campaign.Id.Value, StringComparer.Ordinal)
                    .Select(campaign => new MetaCampaignTree(campaign, [.. adSetsOf[campaign.Id]])),
            ]
        );
    }
}
