using AdFlux.Data.Mapping;
using AdFlux.Data.Model;
using AdFlux.Data.Queries.Pages;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Campaigns;

/// <summary>The campaigns that a <see cref="CampaignQuery"/> finds.</summary>
internal static class CampaignList
{
    private static readonly KeysetColumn<Campaign> _id = KeysetColumn<Campaign>.Required(campaign => campaign.Id.Value);
    private static readonly KeysetColumn<Campaign> _name = KeysetColumn<Campaign>.Required(campaign => campaign.Name);
    private static readonly KeysetColumn<Campaign> _budget = KeysetColumn<Campaign>.Optional(campaign => campaign.DailyBudgetCents);
    private static readonly KeysetColumn<Campaign> _createdAt = KeysetColumn<Campaign>.Optional(campaign => campaign.CreatedAt);
    private static readonly KeysetColumn<Campaign> _updatedAt = KeysetColumn<Campaign>.Optional(campaign => campaign.UpdatedAt);

    public static KeysetList<Campaign> Of(AdFluxDbContext context, CampaignQuery query)
    {
        FilterTime.Check(query.UpdatedSince, nameof(query.UpdatedSince));
        return new KeysetList<Campaign>(Find(context, query), new Keyset<Campaign>(query.Direction, Order(query)), Fingerprint(query));
    }

    private static IQueryable<Campaign> Find(AdFluxDbContext context, CampaignQuery query)
    {
        IQueryable<Campaign> campaigns = context.Campaigns.AsNoTracking();
        if (query.Platform is { } platform)
            campaigns = campaigns.Where(campaign => campaign.Platform == platform);
        if (query.Status is { } status)
            campaigns = campaigns.Where(campaign => campaign.Status == status);
        if (query.JobOpening is { } job)
            campaigns = campaigns.Where(campaign => campaign.JobOpeningId == job);
        if (query.TargetSegment is { } segment)
            campaigns = campaigns.Where(campaign => EF.Functions.HasSegment(campaign.TargetSegmentIds, segment));
        if (query.UpdatedSince is { } since)
            campaigns = campaigns.Where(campaign => campaign.UpdatedAt >= since);
        return campaigns;
    }

    private static KeysetColumn<Campaign>[] Order(CampaignQuery query) =>
        query.SortBy switch
        {
            CampaignSort.CampaignId => [_id],
            CampaignSort.Name => [_name, _id],
            CampaignSort.DailyBudget => [_budget, _id],
            CampaignSort.CreatedAt => [_createdAt, _id],
            CampaignSort.UpdatedAt => [_updatedAt, _id],
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.SortBy, "Nothing to sort by: see CampaignSort."),
        };

    private static QueryFingerprint Fingerprint(CampaignQuery query) =>
        new QueryFingerprint("campaigns")
            .Add(query.Platform?.Value)
            .Add(query.Status?.Value)
            .Add(query.JobOpening?.Value)
            .Add(query.TargetSegment?.Value)
            .Add(query.UpdatedSince)
            .AddOrder(query.SortBy, query.Direction);
}
