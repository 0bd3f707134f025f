using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using static AdFlux.Data.Tests.Repositories.ListOrders;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>What <see cref="ListPagesSpec"/> holds for recruiting, for campaigns of ours and for those of Meta with their ad sets and ads.</summary>
public abstract class CampaignPagesSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task All_pages_of_campaigns_together_are_all_of_them_sorted()
    {
        var random = new RandomRecruiting(seed: 4);
        await StoreAsync([.. Enumerable.Range(0, 40).Select(_ => random.Campaign())]);
        List<Campaign> stored = await Campaigns.StreamAsync(new CampaignQuery(), Token).ToListAsync(Token);
        Assert.Equal(40, stored.Count);

        foreach ((CampaignSort sort, SortDirection direction) in Orders<CampaignSort>())
        {
            var query = new CampaignQuery { SortBy = sort, Direction = direction };
            int[] expected = Sorted(stored, row => Key(row, sort), row => row.Id.Value, direction);
            await ListIsAsync(
                expected,
                page => Campaigns.ReadPageAsync(query, page, Token),
                Campaigns.StreamAsync(query, Token),
                row => row.Id.Value
            );
        }
    }

    [Fact]
    public async Task All_pages_of_campaigns_on_Meta_together_are_all_of_them_sorted()
    {
        MetaCampaign[] stored = await StoreMetaCampaignsAsync(new RandomRecruiting(seed: 5), 40);

        foreach ((MetaObjectSort sort, SortDirection direction) in Orders<MetaObjectSort>())
        {
            var query = new MetaCampaignQuery { SortBy = sort, Direction = direction };
            string[] expected = Sorted(stored, row => Key(row.Name, row.CreatedTime, sort), row => row.Id.Value, direction);
            await ListIsAsync(
                expected,
                page => CreateHierarchy().ReadCampaignPageAsync(query, page, Token),
                CreateHierarchy().StreamCampaignsAsync(query, Token),
                row => row.Id.Value
            );
        }
    }

    [Fact]
    public async Task All_pages_of_ad_sets_together_are_all_of_them_sorted()
    {
        MetaAdSet[] stored = await StoreAdSetsAsync(new RandomRecruiting(seed: 6), 40);

        foreach ((MetaObjectSort sort, SortDirection direction) in Orders<MetaObjectSort>())
        {
            var query = new MetaAdSetQuery
            {
                Account = Rows.Account,
                SortBy = sort,
                Direction = direction,
            };
            string[] expected = Sorted(stored, row => Key(row.Name, row.CreatedTime, sort), row => row.Id.Value, direction);
            await ListIsAsync(
                expected,
                page => CreateHierarchy().ReadAdSetPageAsync(query, page, Token),
                CreateHierarchy().StreamAdSetsAsync(query, Token),
                row => row.Id.Value
            );
        }
    }

    [Fact]
    public async Task All_pages_of_ads_together_are_all_of_them_sorted()
    {
        var random = new RandomRecruiting(seed: 7);
        MetaAdSet[] adSets = await StoreAdSetsAsync(random, 3);
        MetaAd[] stored = [.. Enumerable.Range(0, 40).Select(number => random.MetaAd(number, adSets[number % 3].Id))];
        await StoreAsync([.. stored]);

        foreach ((MetaObjectSort sort, SortDirection direction) in Orders<MetaObjectSort>())
        {
            var query = new MetaAdQuery
            {
                Account = Rows.Account,
                SortBy = sort,
                Direction = direction,
            };
            string[] expected = Sorted(stored, row => Key(row.Name, row.CreatedTime, sort), row => row.Id.Value, direction);
            await ListIsAsync(
                expected,
                page => CreateHierarchy().ReadAdPageAsync(query, page, Token),
                CreateHierarchy().StreamAdsAsync(query, Token),
                row => row.Id.Value
            );
        }
    }

    private static object? Key(Campaign campaign, CampaignSort sort) =>
        sort switch
        {
            CampaignSort.Name => campaign.Name,
            CampaignSort.DailyBudget => campaign.DailyBudgetCents,
            CampaignSort.CreatedAt => campaign.CreatedAt,
            CampaignSort.UpdatedAt => campaign.UpdatedAt,
            _ => null,
        };

    private static object? Key(string? name, DateTime? createdTime, MetaObjectSort sort) =>
        sort switch
        {
            MetaObjectSort.Name => name,
            MetaObjectSort.CreatedTime => createdTime,
            _ => null,
        };

    private async Task<MetaCampaign[]> StoreMetaCampaignsAsync(RandomRecruiting random, int count)
    {
        MetaCampaign[] campaigns = [.. Enumerable.Range(0, count).Select(random.MetaCampaign)];
        await StoreAsync([.. campaigns]);
        return campaigns;
    }

    private async Task<MetaAdSet[]> StoreAdSetsAsync(RandomRecruiting random, int count)
    {
        MetaCampaign[] campaigns = await StoreMetaCampaignsAsync(random, 2);
        MetaAdSet[] adSets = [.. Enumerable.Range(0, count).Select(number => random.MetaAdSet(number, campaigns[number % 2].Id))];
        await StoreAsync([.. adSets]);
        return adSets;
    }
}
