using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Tests.Support;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Upserts;

/// <summary>What an upsert of campaigns, ad sets and ads does, on whichever way the rows go.</summary>
public abstract class HierarchyUpserts(TestDatabase database) : OnMigratedDatabase(database)
{
    private static readonly UpsertOptions _stubs = new() { MissingParents = MissingParents.Stub };

    [Fact]
    public async Task Campaigns_ad_sets_and_ads_are_inserted_once_and_unchanged_after()
    {
        for (int round = 0; round < 2; round++)
        {
            UpsertResult campaigns = await CreateHierarchy()
                .UpsertCampaignsAsync(Rows.Campaigns().ToAsyncEnumerable(), cancellationToken: Token);
            UpsertResult adSets = await CreateHierarchy().UpsertAdSetsAsync(Rows.AdSets().ToAsyncEnumerable(), cancellationToken: Token);
            UpsertResult ads = await CreateHierarchy().UpsertAdsAsync(Rows.Ads().ToAsyncEnumerable(), cancellationToken: Token);

            Assert.Equal(Expected(2, round), campaigns);
            Assert.Equal(Expected(4, round), adSets);
            Assert.Equal(Expected(12, round), ads);
        }

        static UpsertResult Expected(long rows, int round) =>
            round == 0 ? new(rows, Inserted: rows, 0, 0, 0, 0) : new(rows, 0, 0, Unchanged: rows, 0, 0);
    }

    [Fact]
    public async Task The_last_instant_of_all_is_refused_as_the_first_is()
    {
        MetaCampaign[] campaigns = [.. Rows.Campaigns()];
        foreach (DateTime instant in (DateTime[])[DateTime.MinValue, DateTime.MaxValue])
        {
            campaigns[1].StopTime = DateTime.SpecifyKind(instant, DateTimeKind.Utc);

            var error = await Assert.ThrowsAsync<InvalidValueException>(() =>
                CreateHierarchy().UpsertCampaignsAsync(campaigns.ToAsyncEnumerable(), cancellationToken: Token)
            );

            Assert.Equal("stop_time", error.Column);
            Assert.Contains("stands for no time", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_tree_of_an_account_comes_back_through_its_navigations()
    {
        await StoreHierarchyAsync();

        List<MetaCampaign> tree = await CreateContext()
            .MetaCampaigns.Include(campaign => campaign.AdSets)
                .ThenInclude(adSet => adSet.Ads)
            .Where(campaign => campaign.AccountId == Rows.Account)
            .OrderBy(campaign => campaign.Id)
            .ToListAsync(Token);

        Assert.Equal([Rows.Campaign(1), Rows.Campaign(2)], tree.Select(campaign => campaign.Id));
        Assert.All(tree, campaign => Assert.Equal(2, campaign.AdSets.Count));
        Assert.All(tree.SelectMany(campaign => campaign.AdSets), adSet => Assert.Equal(3, adSet.Ads.Count));
        Assert.Equal(5000, tree[0].DailyBudgetMinorUnits);
        Assert.Equal(new DateTime(2026, 5, 1, 8, 30, 0, DateTimeKind.Utc), tree[0].CreatedTime);
        Assert.Equal(DateTimeKind.Utc, tree[0].CreatedTime!.Value.Kind);
    }

    [Fact]
    public async Task A_changed_campaign_is_updated_with_a_new_time()
    {
        await StoreHierarchyAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        MetaCampaign[] campaigns = [.. Rows.Campaigns()];
        campaigns[1].Status = MetaStatus.From("SOMETHING_NEW");

        UpsertResult result = await CreateHierarchy().UpsertCampaignsAsync(campaigns.ToAsyncEnumerable(), cancellationToken: Token);

        Assert.Equal((1, 1), (result.Updated, result.Unchanged));
        MetaCampaign updated = await CreateContext().MetaCampaigns.SingleAsync(campaign => campaign.Id == Rows.Campaign(2), Token);
        Assert.Equal(("SOMETHING_NEW", Clock.UtcNow), (updated.Status?.Value, updated.LastUpdated));
    }

    [Fact]
    public async Task A_text_that_is_empty_stays_empty_and_is_not_null()
    {
        MetaCampaign[] campaigns = [.. Rows.Campaigns()];
        (campaigns[0].Name, campaigns[1].Name) = ("", null);

        await CreateHierarchy().UpsertCampaignsAsync(campaigns.ToAsyncEnumerable(), cancellationToken: Token);
        UpsertResult again = await CreateHierarchy().UpsertCampaignsAsync(campaigns.ToAsyncEnumerable(), cancellationToken: Token);

        Assert.Equal(["", null], await CreateContext().MetaCampaigns.OrderBy(row => row.Id).Select(row => row.Name).ToListAsync(Token));
        Assert.Equal(2, again.Unchanged);
    }

    [Fact]
    public async Task What_an_instant_has_beyond_microseconds_is_cut_off()
    {
        MetaCampaign campaign = Rows.Campaigns().First();
        var instant = new DateTime(2026, 5, 1, 8, 30, 0, DateTimeKind.Utc);
        campaign.CreatedTime = instant.AddTicks(1_234_569);

        await CreateHierarchy().UpsertCampaignsAsync(new[] { campaign }.ToAsyncEnumerable(), cancellationToken: Token);
        UpsertResult again = await CreateHierarchy().UpsertCampaignsAsync(new[] { campaign }.ToAsyncEnumerable(), cancellationToken: Token);

        Assert.Equal(instant.AddTicks(1_234_560), (await CreateContext().MetaCampaigns.SingleAsync(Token)).CreatedTime);
        Assert.Equal(1, again.Unchanged);
    }

    [Fact]
    public async Task Missing_campaigns_and_ad_sets_are_reported()
    {
        var adSets = await Assert.ThrowsAsync<MissingParentsException>(() =>
            CreateHierarchy().UpsertAdSetsAsync(Rows.AdSets().ToAsyncEnumerable(), cancellationToken: Token)
        );
        var ads = await Assert.ThrowsAsync<MissingParentsException>(() =>
            CreateHierarchy().UpsertAdsAsync(Rows.Ads().ToAsyncEnumerable(), cancellationToken: Token)
        );

        Assert.Equal([Rows.Campaign(1).Value, Rows.Campaign(2).Value], adSets.Missing["meta_campaigns"]);
        Assert.Equal(4, ads.Missing["meta_ad_sets"].Count);
    }

    [Fact]
    public async Task An_ad_brings_stubs_of_its_ad_set_and_campaign()
    {
        MetaAd ad = Rows.Ads().First();
        (ad.CampaignId, ad.AccountId) = (Rows.Campaign(1), Rows.Account);

        UpsertResult result = await CreateHierarchy().UpsertAdsAsync(new[] { ad }.ToAsyncEnumerable(), _stubs, cancellationToken: Token);

        Assert.Equal((1, 2), (result.Inserted, result.Stubs));
        MetaAdSet adSet = await CreateContext().MetaAdSets.Include(row => row.Campaign).SingleAsync(Token);
        Assert.Equal((ad.AdSetId, Rows.Campaign(1), Rows.Account), (adSet.Id, adSet.CampaignId, adSet.Campaign!.AccountId));
    }

    [Fact]
    public async Task An_id_that_is_missing_is_refused_with_its_row()
    {
        MetaCampaign[] rows = [Rows.Campaigns().First(), new MetaCampaign { Id = default, AccountId = Rows.Account }];

        var error = await Assert.ThrowsAsync<InvalidValueException>(() =>
            CreateHierarchy().UpsertCampaignsAsync(rows.ToAsyncEnumerable(), cancellationToken: Token)
        );

        Assert.Equal(("meta_campaigns", "id", 2L), (error.Table, error.Column, error.Row));
        Assert.Equal(0, await CreateContext().MetaCampaigns.CountAsync(Token));
    }

    [Fact]
    public async Task Ids_are_told_apart_by_case_and_beyond_double_precision()
    {
        string[] ids = ["9007199254740993", "9007199254740992", "a", "A", "ä"];

        await CreateHierarchy()
            .UpsertCampaignsAsync(
                ids.Select(id => new MetaCampaign { Id = MetaCampaignId.From(id), AccountId = Rows.Account }).ToAsyncEnumerable(),
                cancellationToken: Token
            );

        List<MetaCampaignId> stored = await CreateContext().MetaCampaigns.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Token);
        Assert.Equal(ids.Order(StringComparer.Ordinal), stored.Select(id => id.Value));
    }
}
