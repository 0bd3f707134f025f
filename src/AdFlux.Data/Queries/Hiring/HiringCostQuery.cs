using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>What an application and a hire cost, per job opening.</summary>
/// <remarks>
/// Spend is that of the job's Meta campaigns on the days of the range (see <see cref="RollupGroup.JobOpening"/>). Applications are those stored for the job
/// whose application date lies in the range; hires are those among them whose status is <see cref="ApplicationStatus.Hired"/> now. The day of the hire
/// is not stored, so a hire counts on the day of its application, and the cost of a recent range falls as its candidates are hired. Insights have the
/// day of the ad account's time zone, applications that of the application.
/// </remarks>
/// <param name="Level">The level of the rows that tell the spend: campaign, ad set or ad.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record HiringCostQuery(InsightLevel Level, DateOnly From, DateOnly To)
{
    /// <summary>The job openings; all of them when null, none when empty.</summary>
    public IReadOnlyCollection<JobId>? JobOpenings { get; init; }

    /// <summary>Whether to leave out rows that span more than one day; unless set, they are refused with <see cref="Faults.LongInsightsException"/>.</summary>
    public bool SkipLongInsights { get; init; }
}
