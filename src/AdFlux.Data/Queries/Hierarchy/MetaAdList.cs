using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Pages;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Hierarchy;

/// <summary>The ads on Meta that a <see cref="MetaAdQuery"/> finds.</summary>
internal static class MetaAdList
{
    private static readonly KeysetColumn<MetaAd> _id = KeysetColumn<MetaAd>.Required(ad => ad.Id.Value);
    private static readonly KeysetColumn<MetaAd> _name = KeysetColumn<MetaAd>.Optional(ad => ad.Name);
    private static readonly KeysetColumn<MetaAd> _createdTime = KeysetColumn<MetaAd>.Optional(ad => ad.CreatedTime);

    public static KeysetList<MetaAd> Of(AdFluxDbContext context, MetaAdQuery query) =>
        new(Find(context, query), new Keyset<MetaAd>(query.Direction, Order(query)), Fingerprint(query));

    private static IQueryable<MetaAd> Find(AdFluxDbContext context, MetaAdQuery query)
    {
        IQueryable<MetaAd> ads = context.MetaAds.AsNoTracking();
        if (query.Account is { } account)
        {
            AdAccountId digits = AdAccountId.From(AccountSpellings.DigitsOf(account.Value));
            AdAccountId prefixed = AdAccountId.From(AccountSpellings.PrefixedOf(digits.Value));
            ads = ads.Where(ad => ad.AdSet!.Campaign!.AccountId == digits || ad.AdSet!.Campaign!.AccountId == prefixed);
        }

        if (query.Campaign is { } campaign)
            ads = ads.Where(ad => ad.AdSet!.CampaignId == campaign);
        if (query.AdSet is { } adSet)
            ads = ads.Where(ad => ad.AdSetId == adSet);
        if (query.Status is { } status)
            ads = ads.Where(ad => ad.Status == status);
        if (query.EffectiveStatus is { } effective)
            ads = ads.Where(ad => ad.EffectiveStatus == effective);
        return ads;
    }

    private static KeysetColumn<MetaAd>[] Order(MetaAdQuery query) =>
        query.SortBy switch
        {
            MetaObjectSort.Id => [_id],
            MetaObjectSort.Name => [_name, _id],
            MetaObjectSort.CreatedTime => [_createdTime, _id],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.SortBy, "Nothing to sort by: see MetaObjectSort."),
        };

    private static QueryFingerprint Fingerprint(MetaAdQuery query) =>
        new QueryFingerprint("meta ads")
            .Add(query.Account is { } account ? AccountSpellings.DigitsOf(account.Value) : null)
            .Add(query.Campaign?.Value)
            .Add(query.AdSet?.Value)
            .Add(query.Status?.Value)
            .Add(query.EffectiveStatus?.Value)
            .AddOrder(query.SortBy, query.Direction);
}
