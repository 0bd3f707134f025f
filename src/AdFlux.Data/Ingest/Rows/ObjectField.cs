namespace AdFlux.Data.Ingest.Rows;

/// <summary>The members of a campaign's, ad set's or ad's row that are read.</summary>
internal enum ObjectField
{
    /// <summary>Nothing is read of the member: it shows what the row is.</summary>
    None,
    Id,
    AccountId,
    CampaignId,
    AdSetId,
    Name,
    Status,
    EffectiveStatus,
    Objective,
    OptimizationGoal,
    BillingEvent,
    DailyBudget,
    LifetimeBudget,
    BudgetRemaining,
    BidAmount,
    CreatedTime,
    StartTime,
    StopTime,
    EndTime,
    Creative,
    NestedRows,
}
