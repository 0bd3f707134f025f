using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Pages;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Hierarchy;

/// <summary>The ad sets on Meta that a <see cref="MetaAdSetQuery"/> finds.</summary>
internal static class MetaAdSetList
{
    private static readonly KeysetColumn<MetaAdSet> _id = KeysetColumn<MetaAdSet>.Required(adSet => adSet.Id.Value);
    private static readonly KeysetColumn<MetaAdSet> _name = KeysetColumn<MetaAdSet>.Optional(adSet => adSet.Name);
    private static readonly KeysetColumn<MetaAdSet> _createdTime = KeysetColumn<MetaAdSet>.Optional(adSet => adSet.CreatedTime);

    public static KeysetList<MetaAdSet> Of(AdFluxDbContext context, MetaAdSetQuery query) =>
        new(Find(context, query), new Keyset<MetaAdSet>(query.Direction, Order(query)), Fingerprint(query));

    private static IQueryable<MetaAdSet> Find(AdFluxDbContext context, MetaAdSetQuery query)
    {
        IQueryable<MetaAdSet> adSets = context.MetaAdSets.AsNoTracking();
        if (query.Account is { } account)
        {
            AdAccountId digits = AdAccountId.From(AccountSpellings.DigitsOf(account.Value));
            AdAccountId prefixed = AdAccountId.From(AccountSpellings.PrefixedOf(digits.Value));
            adSets = adSets.Where(adSet => adSet.Campaign!.AccountId == digits || adSet.Campaign!.AccountId == prefixed);
        }

        if (query.Campaign is { } campaign)
            adSets = adSets.Where(adSet => adSet.CampaignId == campaign);
        if (query.Status is { } status)
            adSets = adSets.Where(adSet => adSet.Status == status);
        if (query.EffectiveStatus is { } effective)
            adSets = adSets.Where(adSet => adSet.EffectiveStatus == effective);
        return adSets;
    }

    private static KeysetColumn<MetaAdSet>[] Order(MetaAdSetQuery query) =>
        query.SortBy switch
        {
            MetaObjectSort.Id => [_id],
            MetaObjectSort.Name => [_name, _id],
            MetaObjectSort.CreatedTime => [_createdTime, _id],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.SortBy, "Nothing to sort by: see MetaObjectSort."),
        };

    private static QueryFingerprint Fingerprint(MetaAdSetQuery query) =>
        new QueryFingerprint("meta ad sets")
            .Add(query.Account is { } account ? AccountSpellings.DigitsOf(account.Value) : null)
            .Add(query.Campaign?.Value)
            .Add(query.Status?.Value)
            .Add(query.EffectiveStatus?.Value)
            .AddOrder(query.SortBy, query.Direction);
}
