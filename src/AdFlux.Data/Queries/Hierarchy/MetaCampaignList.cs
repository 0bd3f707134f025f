using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Pages;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Hierarchy;

/// <summary>The campaigns on Meta that a <see cref="MetaCampaignQuery"/> finds.</summary>
internal static class MetaCampaignList
{
    private static readonly KeysetColumn<MetaCampaign> _id = KeysetColumn<MetaCampaign>.Required(campaign => campaign.Id.Value);
    private static readonly KeysetColumn<MetaCampaign> _name = KeysetColumn<MetaCampaign>.Optional(campaign => campaign.Name);
    private static readonly KeysetColumn<MetaCampaign> _createdTime = KeysetColumn<MetaCampaign>.Optional(campaign => campaign.CreatedTime);

    public static KeysetList<MetaCampaign> Of(AdFluxDbContext context, MetaCampaignQuery query) =>
        new(Find(context, query), new Keyset<MetaCampaign>(query.Direction, Order(query)), Fingerprint(query));

    private static IQueryable<MetaCampaign> Find(AdFluxDbContext context, MetaCampaignQuery query)
    {
        IQueryable<MetaCampaign> campaigns = context.MetaCampaigns.AsNoTracking();
        if (query.Account is { } account)
        {
            AdAccountId digits = AdAccountId.From(AccountSpellings.DigitsOf(account.Value));
            AdAccountId prefixed = AdAccountId.From(AccountSpellings.PrefixedOf(digits.Value));
            campaigns = campaigns.Where(campaign => campaign.AccountId == digits || campaign.AccountId == prefixed);
        }

        if (query.Status is { } status)
            campaigns = campaigns.Where(campaign => campaign.Status == status);
        if (query.EffectiveStatus is { } effective)
            campaigns = campaigns.Where(campaign => campaign.EffectiveStatus == effective);
        return campaigns;
    }

    private static KeysetColumn<MetaCampaign>[] Order(MetaCampaignQuery query) =>
        query.SortBy switch
        {
            MetaObjectSort.Id => [_id],
            MetaObjectSort.Name => [_name, _id],
            MetaObjectSort.CreatedTime => [_createdTime, _id],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.SortBy, "Nothing to sort by: see MetaObjectSort."),
        };

    private static QueryFingerprint Fingerprint(MetaCampaignQuery query) =>
        new QueryFingerprint("meta campaigns")
            .Add(query.Account is { } account ? AccountSpellings.DigitsOf(account.Value) : null)
            .Add(query.Status?.Value)
            .Add(query.EffectiveStatus?.Value)
            .AddOrder(query.SortBy, query.Direction);
}
