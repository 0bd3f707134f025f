using AdFlux.Data.Ids;

namespace AdFlux.Data.Queries;

/// <summary>What the applications for a job opening, and the hires among them, cost. Money is in the ad account's currency.</summary>
public sealed record HiringCost
{
    /// <summary>The job opening.</summary>
    public required JobId JobOpening { get; init; }

    /// <summary>What Meta measured of the job's campaigns, with its own counts and costs per application and lead; null when there are no insights.</summary>
    public InsightRollup? Insights { get; init; }

    /// <summary>Applications stored, whatever became of them, of candidates from anywhere.</summary>
    public required long Applications { get; init; }

    /// <summary>Those of them that led to a hire.</summary>
    public required long Hires { get; init; }

    /// <summary>Spend of the job's Meta campaigns; null when it is not known.</summary>
    public decimal? Spend => Insights?.Spend;

    /// <summary>Spend / applications stored; null when there are none, or the spend is not known. Meta's own is <see cref="InsightRollup.CostPerApplication"/>.</summary>
    public decimal? CostPerApplication => Applications > 0 ? Spend / Applications : null;

    /// <summary>Spend / hires; null when there are none, or the spend is not known.</summary>
    public decimal? CostPerHire => Hires > 0 ? Spend / Hires : null;
}
