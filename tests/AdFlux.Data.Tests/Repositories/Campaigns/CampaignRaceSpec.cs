using System.Text.Json;
using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Model;
using AdFlux.Data.Repositories;

namespace AdFlux.Data.Tests.Repositories;

public abstract class CampaignRaceSpec(TestDatabase database) : OnRecruiting(database)
{
    [Fact]
    public async Task Of_many_who_edit_the_same_campaign_at_once_one_succeeds_and_the_others_are_told()
    {
        CampaignId id = await AddAsync();
        for (int round = 0; round < 5; round++)
        {
            var edits = new Campaign[12];
            for (int i = 0; i < edits.Length; i++)
            {
                edits[i] = (await Campaigns.FindAsync(id, Token))!;
                edits[i].Headline = $"{round}-{i}";
            }

            bool[] written = await AtOnceAsync(
                edits,
                async (campaigns, edit) =>
                {
                    try
                    {
                        return await campaigns.ChangeAsync(edit, Token);
                    }
                    catch (ConcurrentChangeException)
                    {
                        return false;
                    }
                }
            );

            int winner = Array.IndexOf(written, true);
            Assert.Single(written, isWritten => isWritten);
            Assert.Equivalent(edits[winner], await Campaigns.FindAsync(id, Token), strict: true);
        }
    }

    [Fact]
    public async Task Whoever_reads_anew_after_being_told_loses_no_edit()
    {
        CampaignId id = await AddAsync();
        await AtOnceAsync(
            Enumerable.Range(0, 12),
            async (campaigns, _) =>
            {
                for (; ; )
                {
                    Campaign campaign = (await campaigns.FindAsync(id, Token))!;
                    campaign.DailyBudgetCents = (campaign.DailyBudgetCents ?? 0) + 1;
                    try
                    {
                        return await campaigns.ChangeAsync(campaign, Token);
                    }
                    catch (ConcurrentChangeException)
                    {
                        // The next one.
                    }
                }
            }
        );

        Assert.Equal(12, (await Campaigns.FindAsync(id, Token))!.DailyBudgetCents);
    }

    [Fact]
    public async Task Ids_that_are_published_at_once_are_all_recorded()
    {
        CampaignId id = await AddAsync();
        await AtOnceAsync(
            Enumerable.Range(0, 12),
            (campaigns, number) =>
                campaigns.PublishAsync(
                    id,
                    new ExternalIds
                    {
                        OtherMembers = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                        {
                            [$"platform_{number}"] = JsonSerializer.SerializeToElement(number),
                        },
                    },
                    cancellationToken: Token
                )
        );

        Campaign published = (await Campaigns.FindAsync(id, Token))!;
        Assert.Equal(12, published.ExternalIds!.OtherMembers!.Count);
        Assert.Equal(CampaignStatus.Active, published.Status);
    }

    private async Task<CampaignId> AddAsync() =>
        (await Campaigns.AddAsync(new Campaign { Name = "x", Platform = Platform.Meta }, Token)).Id;

    private Task<TResult[]> AtOnceAsync<T, TResult>(IEnumerable<T> items, Func<CampaignRepository, T, Task<TResult>> run)
    {
        (CampaignRepository Campaigns, T Item)[] callers = [.. items.Select(item => (Campaigns, item))];
        return Task.WhenAll(callers.Select(caller => Task.Run(() => run(caller.Campaigns, caller.Item), Token)));
    }
}
