namespace AdFlux.Data.Ingest.Rows;

/// <summary>Meta's names for the members of campaigns, ad sets and ads.</summary>
internal static class ObjectFields
{
    /// <summary>The names; each kind of object has some of them.</summary>
    public static FieldNames<ObjectField> Names { get; } =
        new(
            new Dictionary<string, ObjectField>(StringComparer.Ordinal)
            {
                ["id"] = ObjectField.Id,
                ["account_id"] = ObjectField.AccountId,
                ["campaign_id"] = ObjectField.CampaignId,
                ["adset_id"] = ObjectField.AdSetId,
                ["name"] = ObjectField.Name,
                ["status"] = ObjectField.Status,
                ["effective_status"] = ObjectField.EffectiveStatus,
                ["objective"] = ObjectField.Objective,
                ["optimization_goal"] = ObjectField.OptimizationGoal,
                ["billing_event"] = ObjectField.BillingEvent,
                ["daily_budget"] = ObjectField.DailyBudget,
                ["lifetime_budget"] = ObjectField.LifetimeBudget,
                ["budget_remaining"] = ObjectField.BudgetRemaining,
                ["bid_amount"] = ObjectField.BidAmount,
                ["created_time"] = ObjectField.CreatedTime,
                ["start_time"] = ObjectField.StartTime,
                ["stop_time"] = ObjectField.StopTime,
                ["end_time"] = ObjectField.EndTime,
                ["creative"] = ObjectField.Creative,
                ["insights"] = ObjectField.NestedRows,
                ["campaigns"] = ObjectField.NestedRows,
                ["adsets"] = ObjectField.NestedRows,
                ["ads"] = ObjectField.NestedRows,
            }
        );
}
