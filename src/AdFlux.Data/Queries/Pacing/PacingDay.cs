using AdFlux.Data.Ids;

namespace AdFlux.Data.Queries;

/// <summary>The spend of one campaign up to a day, against its budget. Money is in units of the ad account's currency.</summary>
public sealed record PacingDay
{
    /// <summary>The Meta campaign that spends.</summary>
    public required MetaCampaignId Campaign { get; init; }

    /// <summary>The campaign of ours whose budget this is; null when it is the Meta campaign's own.</summary>
    public CampaignId? PlannedBy { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Spent on the day; zero when there are no insights of it, or none that tell.</summary>
    public required decimal Spend { get; init; }

    /// <summary>Spent from the first day of the range to this one.</summary>
    public required decimal CumulativeSpend { get; init; }

    /// <summary>The daily budget; null when there is none, as for campaigns with a lifetime budget or with budgets on their ad sets.</summary>
    public decimal? DailyBudget { get; init; }

    /// <summary>The daily budget times the days from the first one of the range to this one.</summary>
    public decimal? BudgetToDate { get; init; }

    /// <summary>Cumulative spend / budget to date: 1 is on pace, 1.1 a tenth ahead; null without a budget above zero.</summary>
    public decimal? Pace => BudgetToDate is > 0 ? CumulativeSpend / BudgetToDate : null;
}
