using AdFlux.Data.Changes;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;

namespace AdFlux.Data.Tests.Repositories;

public abstract class CampaignMovesSpec(TestDatabase database) : OnRecruiting(database)
{
    private static readonly CampaignStatus _onHold = CampaignStatus.From("on hold");

    [Theory]
    [InlineData("draft", "active archived")]
    [InlineData("active", "active paused archived")]
    [InlineData("paused", "active paused archived")]
    [InlineData("archived", "archived")]
    [InlineData("on hold", "")]
    public async Task A_campaign_goes_where_its_status_leads(string from, string to)
    {
        (string Status, Func<CampaignId, Task<Campaign?>> Move)[] moves =
        [
            ("active", id => Campaigns.PublishAsync(id, new ExternalIds(), cancellationToken: Token)),
            ("paused", id => Campaigns.PauseAsync(id, cancellationToken: Token)),
            ("archived", id => Campaigns.ArchiveAsync(id, cancellationToken: Token)),
        ];
        foreach ((string status, Func<CampaignId, Task<Campaign?>> move) in moves)
        {
            Campaign campaign = await AddAsync(CampaignStatus.From(from));
            string stored = status;
            if (to.Split(' ').Contains(status, StringComparer.Ordinal))
            {
                Assert.Equal(status, (await move(campaign.Id))!.Status.Value);
            }
            else
            {
                var error = await Assert.ThrowsAsync<RefusedMoveException>(() => move(campaign.Id));
                Assert.Equal((from, status), (error.From, error.To));
                Assert.DoesNotContain(status, error.Allowed);
                stored = from;
            }

            Assert.Equal(stored, (await Campaigns.FindAsync(campaign.Id, Token))!.Status.Value);
        }
    }

    [Fact]
    public async Task One_that_is_not_stored_is_null()
    {
        var id = CampaignId.From(4711);

        Assert.Null(await Campaigns.PublishAsync(id, new ExternalIds(), cancellationToken: Token));
        Assert.Null(await Campaigns.PauseAsync(id, cancellationToken: Token));
        Assert.Null(await Campaigns.ArchiveAsync(id, cancellationToken: Token));
    }

    [Fact]
    public async Task An_application_allows_moves_of_its_own()
    {
        var moves = new CampaignMoves([(_onHold, CampaignStatus.Active), (CampaignStatus.Archived, CampaignStatus.Active)]);
        Campaign held = await AddAsync(_onHold);
        Campaign archived = await AddAsync(CampaignStatus.Archived);

        Assert.Equal(CampaignStatus.Active, (await Campaigns.PublishAsync(held.Id, new ExternalIds(), moves, Token))!.Status);
        Assert.Equal(CampaignStatus.Active, (await Campaigns.PublishAsync(archived.Id, new ExternalIds(), moves, Token))!.Status);
        await Assert.ThrowsAsync<RefusedMoveException>(() => Campaigns.PauseAsync(held.Id, moves, Token));
    }

    [Fact]
    public async Task An_archived_campaign_comes_back_by_an_edit()
    {
        Campaign campaign = await AddAsync(CampaignStatus.Archived);
        campaign.Status = CampaignStatus.Draft;

        Assert.True(await Campaigns.ChangeAsync(campaign, Token));

        Assert.Equal(CampaignStatus.Active, (await Campaigns.PublishAsync(campaign.Id, new ExternalIds(), null, Token))!.Status);
    }

    [Fact]
    public async Task What_is_published_is_added_to_the_ids_that_are_stored()
    {
        Campaign campaign = await AddAsync(
            CampaignStatus.Draft,
            """{"google_campaign_id":"g1","meta_ad_id":"old","note":{"a":[1,null]}}"""
        );
        ExternalIds published = Read($$"""{"meta_campaign_id":"{{Rows.Campaign(1)}}","meta_ad_id":"new","note":"x","more":1}""");
        Clock.Advance(TimeSpan.FromHours(1));

        Campaign moved = (await Campaigns.PublishAsync(campaign.Id, published, cancellationToken: Token))!;

        Campaign stored = (await Campaigns.FindAsync(campaign.Id, Token))!;
        Assert.Equivalent(moved, stored);
        Assert.Equal((CampaignStatus.Active, Clock.UtcNow, campaign.CreatedAt), (stored.Status, stored.UpdatedAt, stored.CreatedAt));
        Assert.Equal(
            Text(
                Read($$"""{"google_campaign_id":"g1","meta_ad_id":"new","meta_campaign_id":"{{Rows.Campaign(1)}}","more":1,"note":"x"}""")
            ),
            Text(stored.ExternalIds!)
        );
    }

    [Fact]
    public async Task Where_nothing_is_new_nothing_is_written()
    {
        Campaign campaign = await AddAsync(CampaignStatus.Active, """{"meta_campaign_id":"1","z":1,"a":{"y":1,"b":2}}""");
        Clock.Advance(TimeSpan.FromHours(1));

        Campaign published = (await Campaigns.PublishAsync(campaign.Id, Read("""{"a":{"b":2,"y":1.0}}"""), null, Token))!;
        Campaign paused = (await Campaigns.PauseAsync(campaign.Id, null, Token))!;
        Clock.Advance(TimeSpan.FromHours(1));
        Campaign again = (await Campaigns.PauseAsync(campaign.Id, null, Token))!;

        Assert.Equal(campaign.UpdatedAt, published.UpdatedAt);
        Assert.Equal(paused.UpdatedAt, again.UpdatedAt);
        Assert.Equal(paused.UpdatedAt, (await Campaigns.FindAsync(campaign.Id, Token))!.UpdatedAt);
    }

    [Fact]
    public async Task A_move_leaves_alone_what_it_is_not_about()
    {
        await StoreAsync(Opening(1));
        Campaign campaign = await AddAsync(CampaignStatus.Active);
        (campaign.Headline, campaign.JobOpeningId, campaign.DailyBudgetCents) = ("Headline", Job(1), 7);
        await Campaigns.ChangeAsync(campaign, Token);
        Campaign before = (await Campaigns.FindAsync(campaign.Id, Token))!;

        await Campaigns.ArchiveAsync(campaign.Id, cancellationToken: Token);

        Campaign after = (await Campaigns.FindAsync(campaign.Id, Token))!;
        (before.Status, before.UpdatedAt) = (CampaignStatus.Archived, after.UpdatedAt);
        Assert.Equivalent(before, after, strict: true);
    }

    [Fact]
    public async Task An_edit_that_began_before_a_move_is_told()
    {
        Campaign campaign = await AddAsync(CampaignStatus.Active);
        await Campaigns.PauseAsync(campaign.Id, cancellationToken: Token);

        await Assert.ThrowsAsync<ConcurrentChangeException>(() => Campaigns.ChangeAsync(campaign, Token));
    }

    private static ExternalIds Read(string json) => JsonColumnText.Read<ExternalIds>(json)!;

    private static string Text(ExternalIds ids) => JsonColumnText.WriteString(ids);

    private Task<Campaign> AddAsync(CampaignStatus status, string? externalIds = null) =>
        Campaigns.AddAsync(
            new Campaign
            {
                Name = "x",
                Platform = Platform.Meta,
                Status = status,
                ExternalIds = externalIds is null ? null : Read(externalIds),
            },
            Token
        );
}
