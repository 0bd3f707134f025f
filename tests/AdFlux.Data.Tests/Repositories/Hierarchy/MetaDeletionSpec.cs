using AdFlux.Data.Changes;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Tests.Repositories;

public abstract class MetaDeletionSpec(TestDatabase database) : OnRecruiting(database)
{
    private static readonly AdAccountId _otherAccount = AdAccountId.From("42");

    private MetaHierarchyRepository Hierarchy => CreateHierarchy();

    [Fact]
    public async Task What_an_account_no_longer_lists_is_marked_once_and_the_rest_stays()
    {
        await StoreHierarchyAsync();
        Clock.Advance(TimeSpan.FromTicks(36_000_000_007));
        var listing = new MetaListing(Rows.Account)
        {
            Campaigns = [Rows.Campaign(1)],
            AdSets = [Rows.AdSet(1), Rows.AdSet(2)],
            Ads = [.. Enumerable.Range(1, 5).Select(Rows.Ad), Rows.Ad(99)],
        };

        Assert.Equal(new MetaDeletion(Campaigns: 1, AdSets: 2, Ads: 7), await Hierarchy.MarkDeletedAsync(listing, Token));
        Assert.Equal(new MetaDeletion(0, 0, 0), await Hierarchy.MarkDeletedAsync(listing, Token));

        AdFluxDbContext context = CreateContext();
        Assert.Equal(
            [Rows.Campaign(2)],
            await context.MetaCampaigns.Where(row => row.Status == MetaStatus.Deleted).Select(row => row.Id).ToListAsync(Token)
        );
        Assert.Equal(
            [Rows.AdSet(3), Rows.AdSet(4)],
            await context
                .MetaAdSets.Where(row => row.Status == MetaStatus.Deleted)
                .OrderBy(row => row.Id)
                .Select(row => row.Id)
                .ToListAsync(Token)
        );
        MetaAd[] ads = await context.MetaAds.AsNoTracking().OrderBy(row => row.Id).ToArrayAsync(Token);
        Assert.All(ads[..5], ad => Assert.Equal((null, null), (ad.Status, ad.EffectiveStatus)));
        Assert.All(
            ads[5..],
            ad =>
                Assert.Equal(
                    (MetaStatus.Deleted, MetaEffectiveStatus.Deleted, new DateTime(2026, 7, 1, 4, 0, 0, DateTimeKind.Utc)),
                    (ad.Status, ad.EffectiveStatus, ad.LastUpdated)
                )
        );
    }

    [Fact]
    public async Task An_id_that_was_never_assigned_is_refused_before_anything_is_marked()
    {
        await StoreHierarchyAsync();
        MetaListing[] listings =
        [
            new(Rows.Account) { Campaigns = [Rows.Campaign(1), default] },
            new(Rows.Account) { AdSets = [default] },
            new(Rows.Account) { Ads = [default] },
        ];

        foreach (MetaListing listing in listings)
            await Assert.ThrowsAsync<UninitializedIdException>(() => Hierarchy.MarkDeletedAsync(listing, Token));

        Assert.Empty(await CreateContext().MetaCampaigns.Where(row => row.Status == MetaStatus.Deleted).ToListAsync(Token));
    }

    [Fact]
    public async Task What_is_archived_stays_archived_and_any_other_status_is_marked()
    {
        string?[] statuses = ["ACTIVE", "PAUSED", "ARCHIVED", "DELETED", "SOMETHING_NEW", null];
        await StoreAsync([
            .. statuses.Select(
                (status, i) =>
                    new MetaCampaign
                    {
                        Id = Rows.Campaign(i),
                        AccountId = Rows.Account,
                        Status = status is null ? null : MetaStatus.From(status),
                    }
            ),
        ]);

        MetaDeletion deletion = await Hierarchy.MarkDeletedAsync(new MetaListing(Rows.Account) { Campaigns = [Rows.Campaign(0)] }, Token);

        Assert.Equal(3, deletion.Campaigns);
        Assert.Equal(
            ["ACTIVE", "DELETED", "ARCHIVED", "DELETED", "DELETED", "DELETED"],
            await CreateContext().MetaCampaigns.OrderBy(row => row.Id).Select(row => row.Status!.Value.Value).ToListAsync(Token)
        );
    }

    [Fact]
    public async Task A_level_that_was_not_listed_and_other_accounts_are_left_alone()
    {
        await StoreHierarchyAsync();
        await StoreAsync(
            new MetaCampaign { Id = MetaCampaignId.From("7"), AccountId = _otherAccount },
            new MetaAdSet { Id = MetaAdSetId.From("7"), CampaignId = MetaCampaignId.From("7") },
            new MetaAd { Id = MetaAdId.From("7"), AdSetId = MetaAdSetId.From("7") }
        );

        Assert.Equal(
            new MetaDeletion(Campaigns: 2, 0, 0),
            await Hierarchy.MarkDeletedAsync(new MetaListing(Rows.Account) { Campaigns = [MetaCampaignId.From("x")] }, Token)
        );
        Assert.Equal(
            new MetaDeletion(0, AdSets: 4, 0),
            await Hierarchy.MarkDeletedAsync(new MetaListing(Rows.Account) { AdSets = [MetaAdSetId.From("x")] }, Token)
        );
        Assert.Equal(
            new MetaDeletion(0, 0, Ads: 12),
            await Hierarchy.MarkDeletedAsync(new MetaListing(Rows.Account) { Ads = [MetaAdId.From("x")] }, Token)
        );
        Assert.Equal(new MetaDeletion(0, 0, 0), await Hierarchy.MarkDeletedAsync(new MetaListing(Rows.Account), Token));
        Assert.Null((await Hierarchy.FindCampaignAsync(MetaCampaignId.From("7"), Token))!.Status);
        Assert.Null((await Hierarchy.FindAdSetAsync(MetaAdSetId.From("7"), Token))!.Status);
        Assert.Null((await Hierarchy.FindAdAsync(MetaAdId.From("7"), Token))!.Status);
    }

    [Fact]
    public async Task An_empty_level_is_refused_unless_it_is_said_to_be_meant()
    {
        await StoreHierarchyAsync();
        var listing = new MetaListing(Rows.Account) { Campaigns = [Rows.Campaign(1)], Ads = [] };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Hierarchy.MarkDeletedAsync(listing, Token));
        Assert.Contains("MayBeEmpty", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, await CreateContext().MetaCampaigns.CountAsync(row => row.Status == MetaStatus.Active, Token));

        Assert.Equal(new MetaDeletion(1, 0, 12), await Hierarchy.MarkDeletedAsync(listing with { MayBeEmpty = true }, Token));
    }

    [Fact]
    public async Task Many_ids_go_in_a_statement_per_level()
    {
        await StoreHierarchyAsync();
        var log = new StatementLog();
        AdFluxDbContext context = CreateContext(log);
        MetaAd deleted = await context.MetaAds.SingleAsync(row => row.Id == Rows.Ad(12), Token);
        MetaAd listed = await context.MetaAds.SingleAsync(row => row.Id == Rows.Ad(1), Token);
        log.Take();

        MetaDeletion deletion = await new MetaHierarchyRepository(context, Clock).MarkDeletedAsync(
            new MetaListing(Rows.Account)
            {
                Campaigns = [.. Enumerable.Range(1, 9_999).Select(Rows.Campaign)],
                AdSets = [.. Enumerable.Range(1, 9_999).Select(Rows.AdSet)],
                Ads =
                [
                    .. Enumerable.Range(1, 100_000).Select(number => MetaAdId.From($"x{number}")),
                    .. Enumerable.Range(1, 11).Select(Rows.Ad),
                ],
            },
            Token
        );

        Assert.Equal(new MetaDeletion(0, 0, 1), deletion);
        Assert.Equal(3, log.Statements.Count);
        Assert.Equal((EntityState.Detached, EntityState.Unchanged), (context.Entry(deleted).State, context.Entry(listed).State));
    }

    [Fact]
    public async Task In_the_callers_transaction_it_is_a_part_of_that()
    {
        await StoreHierarchyAsync();
        AdFluxDbContext context = CreateContext();
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            var hierarchy = new MetaHierarchyRepository(context, Clock);
            Assert.Equal(
                1,
                (await hierarchy.MarkDeletedAsync(new MetaListing(Rows.Account) { Campaigns = [Rows.Campaign(1)] }, Token)).Campaigns
            );
        }

        Assert.Equal(2, await CreateContext().MetaCampaigns.CountAsync(row => row.Status == MetaStatus.Active, Token));
    }

    [Fact]
    public async Task A_sync_that_lists_it_again_brings_it_back()
    {
        await StoreHierarchyAsync();
        await Hierarchy.MarkDeletedAsync(new MetaListing(Rows.Account) { Campaigns = [Rows.Campaign(1)] }, Token);
        Assert.Equal(MetaStatus.Deleted, (await Hierarchy.FindCampaignAsync(Rows.Campaign(2), Token))!.Status);

        await StoreHierarchyAsync();

        MetaCampaign campaign = (await Hierarchy.FindCampaignAsync(Rows.Campaign(2), Token))!;
        Assert.Equal((MetaStatus.Active, null), (campaign.Status, campaign.EffectiveStatus));
    }
}
