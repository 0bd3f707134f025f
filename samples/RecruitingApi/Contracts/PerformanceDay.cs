using AdFlux.Data.Queries;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>The sums of a day, and the ratios of these sums. A ratio over zero, or over what Meta did not send, is null.</summary>
internal sealed record PerformanceDay(
    DateOnly Day,
    long? Impressions,
    long? Clicks,
    decimal? Spend,
    long? Applications,
    double? Ctr,
    decimal? Cpc,
    decimal? Cpm,
    decimal? CostPerApplication
)
{
    public static PerformanceDay Of(InsightRollup day) =>
        new(day.Period, day.Impressions, day.Clicks, day.Spend, day.SubmitApplications, day.Ctr, day.Cpc, day.Cpm, day.CostPerApplication);
}
