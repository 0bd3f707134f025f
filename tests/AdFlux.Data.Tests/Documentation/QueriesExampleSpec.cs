using System.Globalization;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Queries;

namespace AdFlux.Data.Tests.Documentation;

/// <summary>Runs the code of docs/queries.md; <see cref="ReadmeTests"/> holds that the page shows just this.</summary>
public abstract class QueriesExampleSpec(TestDatabase database) : OnWorld(database)
{
    [Fact]
    public async Task The_code_of_the_page_on_queries_runs()
    {
        await StoreWorldAsync();
        DateOnly from = new(2026, 12, 24);
        DateOnly to = from.AddDays(6);
        await StoreInsightsAsync([
            Insight(InsightLevel.Campaign, from),
            Insight(InsightLevel.Campaign, from.AddDays(-2)),
            Insight(InsightLevel.Ad, from.AddDays(2)),
            Insight(InsightLevel.Ad, from.AddYears(-4)),
        ]);
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        await SumAsync(CreateInsights(), from, to, output, Token);
        await FollowAsync(CreateInsights(), from, from.AddDays(1), World.CampaignOf(0), output, Token);
        await KeepAsync(CreateInsights(), from, to, World.Accounts[0], output, Token);

        Assert.Equal(
            """
            2026-12-21 JOB-1 30.00 7.50
            120210000000200000 7.50
            120210000000000000 0.00 
            2026-12-24 30.00 30.00 of 50.00 60 %
            2026-12-25 0.00 30.00 of 100.00 30 %
            JOB-1 1 1 30.00
            JOB-10 1 0 
            2026-12 lead value 4
            2026-12 lead 7d_click 3
            120210000000200001 lacks 7 days from 2026-12-24
            120210000000200002 lacks 7 days from 2026-12-24
            1 deleted

            """.ReplaceLineEndings("\n"),
            output.ToString().ReplaceLineEndings("\n")
        );
    }

    private static MetaInsight Insight(InsightLevel level, DateOnly day)
    {
        MetaInsight insight = World.Insight(level, 0, day);
        (insight.Spend, insight.Impressions, insight.SubmitApplications) = (30, 2_000, 4);
        insight.Actions = [new("lead", 4, ("7d_click", 3))];
        return insight;
    }

    private static async Task SumAsync(
        MetaInsightRepository insights,
        DateOnly from,
        DateOnly to,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        // csharpier-ignore-start
        var byJob = new RollupQuery(InsightLevel.Campaign, from, to) { Per = RollupGroup.JobOpening, By = RollupPeriod.Week };
        await foreach (InsightRollup week in insights.RollupAsync(byJob, cancellationToken))
            output.WriteLine($"{week.Period:yyyy-MM-dd} {week.JobOpening} {week.Spend:N2} {week.CostPerApplication:N2}");

        var best = new TopQuery(InsightLevel.Ad, from, to, RollupGroup.Ad, InsightMetric.CostPerApplication)
        {
            Ascending = true,
            Count = 5,
            Minimums = [new(InsightMetric.Impressions, 1_000)],
        };
        await foreach (InsightRollup ad in insights.TopAsync(best, cancellationToken))
            output.WriteLine($"{ad.Ad} {ad.CostPerApplication:N2}");
        // csharpier-ignore-end
    }

    private static async Task FollowAsync(
        MetaInsightRepository insights,
        DateOnly from,
        DateOnly to,
        MetaCampaignId campaignId,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        // csharpier-ignore-start
        var change = new ComparisonQuery(InsightLevel.Campaign, from, to) { Per = RollupGroup.Campaign };
        await foreach (RollupComparison campaign in insights.CompareAsync(change, cancellationToken))
            output.WriteLine($"{campaign.Campaign} {campaign.ChangeOf(InsightMetric.Spend).Absolute:N2} {campaign.ChangeOf(InsightMetric.Ctr).Relative:P1}");

        var pacing = new PacingQuery(InsightLevel.Campaign, from, to) { Campaigns = [campaignId] };
        await foreach (PacingDay day in insights.PaceAsync(pacing, cancellationToken))
            output.WriteLine($"{day.Day:yyyy-MM-dd} {day.Spend:N2} {day.CumulativeSpend:N2} of {day.BudgetToDate:N2} {day.Pace:P0}");

        var hiring = new HiringCostQuery(InsightLevel.Campaign, from, to);
        await foreach (HiringCost job in insights.CostOfHiringAsync(hiring, cancellationToken))
            output.WriteLine($"{job.JobOpening} {job.Applications} {job.Hires} {job.CostPerHire:N2}");
        // csharpier-ignore-end
    }

    private static async Task KeepAsync(
        MetaInsightRepository insights,
        DateOnly from,
        DateOnly to,
        AdAccountId accountId,
        StringWriter output,
        CancellationToken cancellationToken
    )
    {
        // csharpier-ignore-start
        var actions = new ActionQuery(InsightLevel.Ad, from, to) { ActionTypes = ["lead", "link_click"], By = RollupPeriod.Month };
        await foreach (ActionTotal total in insights.SumActionsAsync(actions, cancellationToken))
            output.WriteLine($"{total.Period:yyyy-MM} {total.ActionType} {total.Window ?? "value"} {total.Value}");

        var range = new MissingDaysQuery(InsightLevel.Ad, from, to) { Accounts = [accountId] };
        await foreach (MissingDays ad in insights.FindMissingDaysAsync(range, cancellationToken))
            output.WriteLine($"{ad.ObjectId} lacks {ad.Days} days from {ad.Ranges[0].From:yyyy-MM-dd}");

        InsightDeletion old = InsightDeletion.Before(from.AddYears(-3)) with { Level = InsightLevel.Ad };
        long deleted = await insights.DeleteAsync(old, cancellationToken: cancellationToken);
        output.WriteLine($"{deleted} deleted");
        // csharpier-ignore-end
    }
}
