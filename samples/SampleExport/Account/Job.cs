namespace AdFlux.Samples.Account;

/// <summary>A job opening's advertising: what a recruiter chose, and how the audience takes it.</summary>
internal sealed record Job
{
    public required string CampaignId { get; init; }
    public required string CampaignName { get; init; }
    public required string CampaignStatus { get; init; }
    public required string Objective { get; init; }
    public required string OptimizationGoal { get; init; }
    public required string LandingPage { get; init; }
    public required BudgetKind Budget { get; init; }
    public required int AdSetDailyBudgetCents { get; init; }
    public int? BidCents { get; init; }

    /// <summary>Days from the first day with insights to the campaign's launch; negative if it ran before.</summary>
    public required int LaunchOffsetDays { get; init; }

    public required IReadOnlyList<string> Audiences { get; init; }
    public required IReadOnlyList<string> Messages { get; init; }

    /// <summary>What the last of three ad sets became: <c>PAUSED</c>, <c>ARCHIVED</c>, or <c>ACTIVE</c> with an end.</summary>
    public required string ThirdAdSetStatus { get; init; }

    /// <summary>Leads come from forms on Facebook, which no pixel sees.</summary>
    public bool UsesLeadForms { get; init; }

    public required double CostPerThousandCents { get; init; }
    public required double ClicksPerImpression { get; init; }
    public required double ApplicationsPerLinkClick { get; init; }
    public required double LeadsPerLinkClick { get; init; }
    public required decimal ApplicationValue { get; init; }
    public required decimal LeadValue { get; init; }

    /// <summary>What a view of the job's page counts for; zero if the pixel sends no value with it.</summary>
    public decimal ViewContentValue { get; init; }
}
