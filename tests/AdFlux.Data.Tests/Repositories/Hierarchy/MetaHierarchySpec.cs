using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Repositories;

public abstract class MetaHierarchySpec(TestDatabase database) : OnRecruiting(database)
{
    private static readonly AdAccountId _otherAccount = AdAccountId.From("42");

    private MetaHierarchyRepository Hierarchy => CreateHierarchy();

    [Fact]
    public async Task Campaigns_ad_sets_and_ads_are_found_by_id()
    {
        await StoreHierarchyAsync();

        Assert.Equal("Campaign 2", (await Hierarchy.FindCampaignAsync(Rows.Campaign(2), Token))!.Name);
        Assert.Equal(Rows.Campaign(2), (await Hierarchy.FindAdSetAsync(Rows.AdSet(3), Token))!.CampaignId);
        Assert.Equal("Work with us", (await Hierarchy.FindAdAsync(Rows.Ad(12), Token))!.CreativeDetails!.Title);
        Assert.Null(await Hierarchy.FindCampaignAsync(Rows.Campaign(9), Token));
        Assert.Null(await Hierarchy.FindAdSetAsync(Rows.AdSet(9), Token));
        Assert.Null(await Hierarchy.FindAdAsync(Rows.Ad(99), Token));
    }

    [Fact]
    public async Task The_tree_of_an_account_is_whole_and_takes_three_statements()
    {
        await StoreHierarchyAsync();
        await StoreOtherAccountAsync();
        var log = new StatementLog();

        MetaTree tree = await new MetaHierarchyRepository(CreateContext(log)).LoadTreeAsync(Rows.Account, Token);

        Assert.Equal(3, log.Statements.Count);
        Assert.Equal(Rows.Account, tree.Account);
        Assert.Equal([Rows.Campaign(1), Rows.Campaign(2)], tree.Campaigns.Select(campaign => campaign.Campaign.Id));
        Assert.Equal(
            ["1: 1 2 3", "1: 4 5 6", "2: 7 8 9", "2: 10 11 12"],
            from campaign in tree.Campaigns
            from adSet in campaign.AdSets
            select $"{campaign.Campaign.Name![9..]}: {string.Join(' ', adSet.Ads.Select(ad => ad.Name![3..]))}"
        );
        Assert.All(
            tree.Campaigns.SelectMany(campaign => campaign.AdSets),
            adSet => Assert.All(adSet.Ads, ad => Assert.Equal(adSet.AdSet.Id, ad.AdSetId))
        );
    }

    [Fact]
    public async Task Campaigns_without_ad_sets_and_accounts_without_campaigns_have_empty_trees()
    {
        await StoreOtherAccountAsync();
        MetaCampaign empty = Rows.Campaigns().First();
        await StoreAsync(empty);

        Assert.Empty(Assert.Single((await Hierarchy.LoadTreeAsync(Rows.Account, Token)).Campaigns).AdSets);
        Assert.Empty((await Hierarchy.LoadTreeAsync(AdAccountId.From("0"), Token)).Campaigns);
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_names()
    {
        await StoreHierarchyAsync();
        await StoreOtherAccountAsync();
        await Database.ExecuteAsync(
            $"""
            UPDATE meta_campaigns SET effective_status = 'WITH_ISSUES' WHERE id = '{Rows.Campaign(2)}';
            UPDATE meta_ad_sets SET status = 'PAUSED', effective_status = 'PAUSED' WHERE id IN ('{Rows.AdSet(1)}', '{Rows.AdSet(3)}');
            UPDATE meta_ads SET status = 'ACTIVE', effective_status = 'ADSET_PAUSED' WHERE id IN ('{Rows.Ad(1)}', '{Rows.Ad(7)}');
            """,
            Token
        );

        Assert.Equal([Rows.Campaign(1), Rows.Campaign(2)], await CampaignsAsync(new() { Status = MetaStatus.Active }));
        Assert.Equal([Rows.Campaign(2)], await CampaignsAsync(new() { EffectiveStatus = MetaEffectiveStatus.WithIssues }));
        Assert.Equal([MetaCampaignId.From("7")], await CampaignsAsync(new() { Account = _otherAccount }));
        Assert.Equal([Rows.AdSet(1), Rows.AdSet(3)], await AdSetsAsync(new() { Status = MetaStatus.Paused }));
        Assert.Equal(
            [Rows.AdSet(3)],
            await AdSetsAsync(new() { EffectiveStatus = MetaEffectiveStatus.Paused, Campaign = Rows.Campaign(2) })
        );
        Assert.Equal([MetaAdSetId.From("7")], await AdSetsAsync(new() { Account = _otherAccount }));
        Assert.Equal([Rows.Ad(1), Rows.Ad(7)], await AdsAsync(new() { Status = MetaStatus.Active }));
        Assert.Equal(
            [Rows.Ad(7)],
            await AdsAsync(new() { EffectiveStatus = MetaEffectiveStatus.AdSetPaused, Campaign = Rows.Campaign(2) })
        );
        Assert.Equal([Rows.Ad(4), Rows.Ad(5), Rows.Ad(6)], await AdsAsync(new() { AdSet = Rows.AdSet(2) }));
        Assert.Equal([MetaAdId.From("7")], await AdsAsync(new() { Account = _otherAccount }));
    }

    [Theory]
    [InlineData("5000", 5000L)]
    [InlineData("0", 0L)]
    [InlineData("-1", -1L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("50.00", null)]
    [InlineData("5,000", null)]
    [InlineData(" 5000", null)]
    [InlineData("unlimited", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task A_budget_is_read_in_minor_units_and_keeps_its_text_whatever_it_is(string? text, long? minorUnits)
    {
        MetaCampaign campaign = Rows.Campaigns().First();
        MetaAdSet adSet = Rows.AdSets().First();
        (campaign.DailyBudget, campaign.LifetimeBudget, campaign.BudgetRemaining) = (text, text, text);
        (adSet.DailyBudget, adSet.LifetimeBudget, adSet.BudgetRemaining, adSet.BidAmount) = (text, text, text, text);
        await Hierarchy.UpsertCampaignsAsync(new[] { campaign }.ToAsyncEnumerable(), cancellationToken: Token);
        await Hierarchy.UpsertAdSetsAsync(new[] { adSet }.ToAsyncEnumerable(), cancellationToken: Token);

        MetaCampaignTree tree = Assert.Single((await Hierarchy.LoadTreeAsync(Rows.Account, Token)).Campaigns);

        (campaign, adSet) = (tree.Campaign, Assert.Single(tree.AdSets).AdSet);
        Assert.All(
            (string?[])
                [
                    campaign.DailyBudget,
                    campaign.LifetimeBudget,
                    campaign.BudgetRemaining,
                    adSet.DailyBudget,
                    adSet.LifetimeBudget,
                    adSet.BudgetRemaining,
                    adSet.BidAmount,
                ],
            stored => Assert.Equal(text, stored)
        );
        Assert.All(
            (long?[])
                [
                    campaign.DailyBudgetMinorUnits,
                    campaign.LifetimeBudgetMinorUnits,
                    campaign.BudgetRemainingMinorUnits,
                    adSet.DailyBudgetMinorUnits,
                    adSet.LifetimeBudgetMinorUnits,
                    adSet.BudgetRemainingMinorUnits,
                    adSet.BidAmountMinorUnits,
                ],
            units => Assert.Equal(minorUnits, units)
        );
    }

    private Task StoreOtherAccountAsync() =>
        StoreAsync(
            new MetaCampaign { Id = MetaCampaignId.From("7"), AccountId = _otherAccount },
            new MetaAdSet { Id = MetaAdSetId.From("7"), CampaignId = MetaCampaignId.From("7") },
            new MetaAd { Id = MetaAdId.From("7"), AdSetId = MetaAdSetId.From("7") }
        );

    private ValueTask<List<MetaCampaignId>> CampaignsAsync(MetaCampaignQuery query) =>
        Hierarchy.StreamCampaignsAsync(query, Token).Select(row => row.Id).ToListAsync(Token);

    private ValueTask<List<MetaAdSetId>> AdSetsAsync(MetaAdSetQuery query) =>
        Hierarchy.StreamAdSetsAsync(query, Token).Select(row => row.Id).ToListAsync(Token);

    private ValueTask<List<MetaAdId>> AdsAsync(MetaAdQuery query) =>
        Hierarchy.StreamAdsAsync(query, Token).Select(row => row.Id).ToListAsync(Token);
}
