using AdFlux.Data.Model;
using AdFlux.Data.Repositories;
using AdFlux.Data.Tests.Support;

namespace AdFlux.Data.Tests.Queries;

/// <summary>The base of specifications of reports: a database that holds <see cref="World"/>.</summary>
public abstract class OnWorld(TestDatabase database) : OnMigratedDatabase(database)
{
    protected async Task StoreWorldAsync()
    {
        MetaHierarchyRepository hierarchy = CreateHierarchy();
        await hierarchy.UpsertCampaignsAsync(World.MetaCampaigns.ToAsyncEnumerable(), cancellationToken: Token);
        await hierarchy.UpsertAdSetsAsync(World.AdSets.ToAsyncEnumerable(), cancellationToken: Token);
        await hierarchy.UpsertAdsAsync(World.Ads.ToAsyncEnumerable(), cancellationToken: Token);

        AdFluxDbContext context = CreateContext();
        context.AddRange(World.Jobs.Select(job => new JobOpening { JobId = job, Title = job.Value }));
        context.AddRange(World.Planned.Select(Copy));
        Application[] applications = [.. World.Applications()];
        context.AddRange(applications.Select(row => new Candidate { CandidateId = row.CandidateId, Name = "x" }));
        context.AddRange(applications);
        await context.SaveChangesAsync(Token);
    }

    /// <summary>Replaces all insights.</summary>
    protected async Task StoreInsightsAsync(IEnumerable<MetaInsight> insights)
    {
        await Database.ExecuteAsync("DELETE FROM meta_insights", Token);
        await CreateInsights().UpsertAsync(insights, cancellationToken: Token);
    }

    // A context makes a row its own, and the world is shared.
    private static Campaign Copy(Campaign planned) =>
        new()
        {
            Id = planned.Id,
            Name = planned.Name,
            Platform = planned.Platform,
            JobOpeningId = planned.JobOpeningId,
            DailyBudgetCents = planned.DailyBudgetCents,
            TargetSegmentIds = planned.TargetSegmentIds,
            ExternalIds = planned.ExternalIds,
        };
}
