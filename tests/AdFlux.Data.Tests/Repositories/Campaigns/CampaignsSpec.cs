using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Tests.Repositories;

public abstract class CampaignsSpec(TestDatabase database) : OnRecruiting(database)
{
    private static readonly TimeSpan _microsecond = TimeSpan.FromMicroseconds(1);

    [Fact]
    public async Task A_campaign_is_found_as_it_was_added_with_an_id_and_the_time()
    {
        await StoreAsync(Opening(1));
        Clock.Advance(TimeSpan.FromTicks(1_234_567));
        Campaign campaign = Full("Nurses");

        Campaign added = await Campaigns.AddAsync(campaign, Token);
        Campaign second = await Campaigns.AddAsync(Full("Nurses"), Token);

        Assert.NotSame(campaign, added);
        Assert.Equal((Whole(Clock.UtcNow), Whole(Clock.UtcNow)), (added.CreatedAt, added.UpdatedAt));
        Assert.Equal((added.CreatedAt, added.UpdatedAt), (campaign.CreatedAt, campaign.UpdatedAt));
        Assert.NotEqual(added.Id, second.Id);
        campaign.Id = added.Id;
        Assert.Equivalent(campaign, added, strict: true);
        Assert.Equivalent(campaign, await Campaigns.FindAsync(added.Id, Token), strict: true);
        Assert.Null(await Campaigns.FindAsync(CampaignId.From(-1), Token));
    }

    [Fact]
    public async Task A_campaign_for_a_job_opening_that_is_not_stored_is_refused()
    {
        Campaign added = await Campaigns.AddAsync(Draft("x"), Token);
        DateTime? seen = added.UpdatedAt;
        added.JobOpeningId = Job(9);

        foreach (Func<Task> write in (Func<Task>[])[() => Campaigns.AddAsync(added, Token), () => Campaigns.ChangeAsync(added, Token)])
        {
            var error = await Assert.ThrowsAsync<MissingParentsException>(write);
            Assert.Equal([Job(9).Value], error.Missing["job_openings"]);
        }

        Assert.Equal(seen, added.UpdatedAt);
        Assert.Null((await SingleAsync()).JobOpeningId);
    }

    [Fact]
    public async Task A_change_writes_the_whole_row_but_when_it_was_created()
    {
        await StoreAsync(Opening(1));
        Campaign added = await Campaigns.AddAsync(Draft("x"), Token);
        Campaign changed = Full("y");
        (changed.Id, changed.CreatedAt, changed.UpdatedAt) = (added.Id, DateTime.UnixEpoch, added.UpdatedAt);
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.True(await Campaigns.ChangeAsync(changed, Token));

        Campaign stored = (await Campaigns.FindAsync(added.Id, Token))!;
        Assert.Equal((added.CreatedAt, Clock.UtcNow, Clock.UtcNow), (stored.CreatedAt, stored.UpdatedAt, changed.UpdatedAt));
        changed.CreatedAt = added.CreatedAt;
        Assert.Equivalent(changed, stored, strict: true);
    }

    [Fact]
    public async Task Changing_one_that_is_not_stored_writes_nothing()
    {
        Campaign campaign = Draft("x");
        campaign.Id = CampaignId.From(4711);

        Assert.False(await Campaigns.ChangeAsync(campaign, Token));

        Assert.Null(campaign.UpdatedAt);
        Assert.Equal(0, await CreateContext().Campaigns.CountAsync(Token));
    }

    [Fact]
    public async Task The_second_of_two_people_who_edit_the_same_campaign_is_told()
    {
        CampaignId id = (await Campaigns.AddAsync(Draft("x"), Token)).Id;
        Campaign first = (await Campaigns.FindAsync(id, Token))!;
        Campaign second = (await Campaigns.FindAsync(id, Token))!;
        (first.Name, second.Headline) = ("First", "Second");
        DateTime? seen = second.UpdatedAt;

        Assert.True(await Campaigns.ChangeAsync(first, Token));
        var error = await Assert.ThrowsAsync<ConcurrentChangeException>(() => Campaigns.ChangeAsync(second, Token));

        Assert.Equal(("campaigns", "updated_at", "2026-07-01 03:00:00.000000"), (error.Table, error.Column, error.Expected));
        Assert.Equal("2026-07-01 03:00:00.000001", error.Actual);
        Assert.Equal(seen, second.UpdatedAt);
        Assert.Equivalent(first, await Campaigns.FindAsync(id, Token), strict: true);
    }

    [Fact]
    public async Task One_person_edits_again_and_again_with_the_same_object()
    {
        Campaign campaign = await Campaigns.AddAsync(Draft("x"), Token);
        for (int edit = 1; edit <= 3; edit++)
        {
            campaign.DailyBudgetCents = edit;
            Assert.True(await Campaigns.ChangeAsync(campaign, Token));
        }

        Assert.Equal(Clock.UtcNow + (3 * _microsecond), campaign.UpdatedAt);
        Assert.Equivalent(campaign, await Campaigns.FindAsync(campaign.Id, Token), strict: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-36_000_000_000)]
    public async Task The_time_of_a_change_moves_forward_whatever_the_clock_does(long ticks)
    {
        Campaign campaign = await Campaigns.AddAsync(Draft("x"), Token);
        DateTime? before = campaign.UpdatedAt;
        Clock.Advance(TimeSpan.FromTicks(ticks));

        await Campaigns.ChangeAsync(campaign, Token);
        Campaign paused = (await Campaigns.PublishAsync(campaign.Id, new ExternalIds(), cancellationToken: Token))!;

        Assert.Equal((before + _microsecond, before + (2 * _microsecond)), (campaign.UpdatedAt, paused.UpdatedAt));
        Assert.Equal(paused.UpdatedAt, (await Campaigns.FindAsync(campaign.Id, Token))!.UpdatedAt);
    }

    [Fact]
    public async Task A_campaign_of_another_program_that_kept_no_time_is_edited_by_one_person_at_a_time()
    {
        await StoreAsync(Draft("x"));
        Campaign first = await SingleAsync();
        Campaign second = await SingleAsync();
        Assert.Null(first.UpdatedAt);

        Assert.True(await Campaigns.ChangeAsync(first, Token));
        var error = await Assert.ThrowsAsync<ConcurrentChangeException>(() => Campaigns.ChangeAsync(second, Token));

        Assert.Equal((null, "2026-07-01 03:00:00.000000"), (error.Expected, error.Actual));
        Assert.Equal((Clock.UtcNow, null), (first.UpdatedAt, second.UpdatedAt));
    }

    [Fact]
    public async Task A_time_that_is_not_in_utc_is_refused_with_its_column()
    {
        Campaign campaign = await Campaigns.AddAsync(Draft("x"), Token);
        campaign.UpdatedAt = DateTime.SpecifyKind(campaign.UpdatedAt!.Value, DateTimeKind.Local);

        var error = await Assert.ThrowsAsync<InvalidValueException>(() => Campaigns.ChangeAsync(campaign, Token));

        Assert.Equal(("campaigns", "updated_at"), (error.Table, error.Column));
        Assert.Throws<InvalidValueException>(() => Campaigns.StreamAsync(new CampaignQuery { UpdatedSince = campaign.UpdatedAt }, Token));
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_names()
    {
        await StoreAsync(Opening(1), Opening(2));
        await AddAsync("a", campaign => (campaign.Platform, campaign.Status) = (Platform.Meta, CampaignStatus.Active));
        await AddAsync("b", campaign => (campaign.Platform, campaign.JobOpeningId) = (Platform.Google, Job(1)));
        Clock.Advance(TimeSpan.FromMinutes(1));
        DateTime since = Clock.UtcNow;
        await AddAsync("c", campaign => (campaign.JobOpeningId, campaign.TargetSegmentIds) = (Job(2), List(SegmentId.From(4))));
        await AddAsync("d", campaign => (campaign.JobOpeningId, campaign.TargetSegmentIds) = (Job(1), List(SegmentId.From(40))));
        await StoreAsync(Draft("e"));

        Assert.Equal("b", await NamesAsync(new CampaignQuery { Platform = Platform.Google }));
        Assert.Equal("a", await NamesAsync(new CampaignQuery { Status = CampaignStatus.Active }));
        Assert.Equal("bd", await NamesAsync(new CampaignQuery { JobOpening = Job(1) }));
        Assert.Equal("c", await NamesAsync(new CampaignQuery { TargetSegment = SegmentId.From(4) }));
        Assert.Equal("cd", await NamesAsync(new CampaignQuery { UpdatedSince = since }));
        Assert.Equal("", await NamesAsync(new CampaignQuery { UpdatedSince = since + _microsecond }));
        Assert.Equal("d", await NamesAsync(new CampaignQuery { UpdatedSince = since, JobOpening = Job(1) }));
        Assert.Equal("abcde", await NamesAsync(new CampaignQuery()));
    }

    [Fact]
    public async Task Only_a_draft_is_removed()
    {
        CampaignId draft = (await Campaigns.AddAsync(Draft("x"), Token)).Id;
        CampaignId active = (await Campaigns.AddAsync(Draft("y"), Token)).Id;
        await Campaigns.PublishAsync(active, new ExternalIds(), cancellationToken: Token);

        Assert.True(await Campaigns.RemoveDraftAsync(draft, Token));
        Assert.False(await Campaigns.RemoveDraftAsync(draft, Token));
        Assert.False(await Campaigns.RemoveDraftAsync(active, Token));

        Assert.Equal(active, (await SingleAsync()).Id);
    }

    private static Campaign Draft(string name) => new() { Name = name, Platform = Platform.Meta };

    private static Campaign Full(string name) =>
        new()
        {
            Name = name,
            Description = "Käse; DROP TABLE",
            Platform = Platform.From("snapchat"),
            Status = CampaignStatus.From("on hold"),
            DailyBudgetCents = 500,
            JobOpeningId = Job(1),
            TargetSegmentIds = List(SegmentId.From(3), SegmentId.From(1)),
            PrimaryText = "",
            Headline = "😀",
            LinkDescription = "link",
            CreativeImageFilename = "a.png",
            ExternalIds = new ExternalIds { MetaCampaignId = Rows.Campaign(1) },
        };

    private static DateTime Whole(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    private async Task AddAsync(string name, Action<Campaign> set)
    {
        Campaign campaign = Draft(name);
        set(campaign);
        await Campaigns.AddAsync(campaign, Token);
    }

    private Task<Campaign> SingleAsync() => CreateContext().Campaigns.AsNoTracking().SingleAsync(Token);

    private async Task<string> NamesAsync(CampaignQuery query)
    {
        List<Campaign> found = await Campaigns.StreamAsync(query, Token).ToListAsync(Token);
        Assert.Equal(
            found.Select(campaign => campaign.Id),
            (await WalkAsync(page => Campaigns.ReadPageAsync(query, page, Token), 1)).Select(campaign => campaign.Id)
        );
        return string.Concat(found.Select(campaign => campaign.Name));
    }
}
