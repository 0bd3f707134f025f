using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Repositories;

public abstract class CampaignDetailsSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task A_campaign_comes_with_its_job_its_segments_and_its_Meta_campaign()
    {
        await StoreHierarchyAsync();
        SegmentId nurses = await StoreSegmentAsync("Nurses");
        SegmentId drivers = await StoreSegmentAsync("Drivers");
        var unknown = SegmentId.From(4711);
        await StoreAsync(Opening(1), Opening(2));
        Campaign stored = await AddAsync(campaign =>
        {
            campaign.JobOpeningId = Job(2);
            campaign.TargetSegmentIds = List(drivers, unknown, nurses, drivers);
            campaign.ExternalIds = new ExternalIds { MetaCampaignId = Rows.Campaign(2) };
        });

        CampaignDetails details = (await Campaigns.FindDetailsAsync(stored.Id, Token))!;

        Assert.Equivalent(stored, details.Campaign, strict: true);
        Assert.Equivalent(Opening(2), details.JobOpening, strict: true);
        Assert.Equal(["Drivers", "Nurses"], details.Segments.Select(segment => segment.Name));
        Assert.Equal([unknown], details.UnknownSegments);
        Assert.Equal("Campaign 2", details.MetaCampaign!.Name);
    }

    [Fact]
    public async Task A_campaign_that_refers_to_nothing_comes_alone()
    {
        Campaign plain = await AddAsync(_ => { });
        Campaign notSynced = await AddAsync(campaign => campaign.ExternalIds = new ExternalIds { MetaCampaignId = Rows.Campaign(1) });

        foreach (CampaignId id in (CampaignId[])[plain.Id, notSynced.Id])
        {
            CampaignDetails details = (await Campaigns.FindDetailsAsync(id, Token))!;
            Assert.Equal((null, null), (details.JobOpening, details.MetaCampaign));
            Assert.Empty(details.Segments);
            Assert.Empty(details.UnknownSegments);
        }

        Assert.Null(await Campaigns.FindDetailsAsync(CampaignId.From(4711), Token));
    }

    [Fact]
    public async Task The_statements_are_as_few_for_many_segments_as_for_one()
    {
        SegmentId[] segments = [await StoreSegmentAsync("a"), await StoreSegmentAsync("b"), await StoreSegmentAsync("c")];
        CampaignId[] ids =
        [
            (await AddAsync(_ => { })).Id,
            (await AddAsync(campaign => campaign.TargetSegmentIds = List(segments[0]))).Id,
            (
                await AddAsync(campaign =>
                {
                    campaign.TargetSegmentIds = List(segments);
                    campaign.ExternalIds = new ExternalIds { MetaCampaignId = Rows.Campaign(1) };
                })
            ).Id,
        ];
        var log = new StatementLog();
        var campaigns = new CampaignRepository(CreateContext(log));
        List<int> counts = [];
        foreach (CampaignId id in ids)
        {
            log.Take();
            await campaigns.FindDetailsAsync(id, Token);
            counts.Add(log.Take());
        }

        Assert.Equal([1, 2, 3], counts);
    }

    private Task<Campaign> AddAsync(Action<Campaign> set)
    {
        var campaign = new Campaign { Name = "x", Platform = Platform.Meta };
        set(campaign);
        return Campaigns.AddAsync(campaign, Token);
    }
}
