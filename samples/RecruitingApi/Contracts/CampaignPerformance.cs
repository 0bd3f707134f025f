using AdFlux.Data.Ids;

namespace AdFlux.Samples.Recruiting.Contracts;

/// <summary>What a Meta campaign spent and brought, day by day.</summary>
internal sealed record CampaignPerformance(MetaCampaignId Campaign, DateOnly From, DateOnly To, IReadOnlyList<PerformanceDay> Days);
