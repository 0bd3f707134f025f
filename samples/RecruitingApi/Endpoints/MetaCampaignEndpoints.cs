using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Repositories;
using AdFlux.Samples.Recruiting.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdFlux.Samples.Recruiting.Endpoints;

/// <summary>What the advertising costs and brings.</summary>
internal static class MetaCampaignEndpoints
{
    public static void MapMetaCampaigns(this IEndpointRouteBuilder app) =>
        app.MapGet("/meta-campaigns/{campaign}/performance", ShowPerformanceAsync)
            .WithName("ShowPerformance")
            .WithTags("Meta campaigns")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>Shows what a Meta campaign spent and brought on each day of a range that has insights.</summary>
    internal static async Task<Ok<CampaignPerformance>> ShowPerformanceAsync(
        MetaCampaignId campaign,
        [AsParameters] ReportDays days,
        IMetaInsightRepository insights,
        CancellationToken cancellationToken
    )
    {
        // The export stores insights of ads: a level is always named, so that nothing is counted twice.
        var query = new RollupQuery(InsightLevel.Ad, days.From, days.To) { By = RollupPeriod.Day, Campaigns = [campaign] };
        List<PerformanceDay> found = await insights
            .RollupAsync(query, cancellationToken)
            .Select(PerformanceDay.Of)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new CampaignPerformance(campaign, days.From, days.To, found));
    }
}
