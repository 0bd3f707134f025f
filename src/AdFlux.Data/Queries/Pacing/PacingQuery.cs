using AdFlux.Data.Ids;
using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>How the spend of campaigns adds up, day by day, against their daily budgets.</summary>
/// <remarks>
/// Every day of the range counts, with its budget and a spend of zero where there are no insights: let it begin where the pace is measured from (the
/// first of the month, or the start of the campaign) and end on the last day that is complete. Budgets are those stored now; what they were
/// before is not known.
/// </remarks>
/// <param name="Level">The level of the rows that tell the spend: campaign, ad set or ad.</param>
/// <param name="From">First day, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record PacingQuery(InsightLevel Level, DateOnly From, DateOnly To)
{
    /// <summary>
    /// The Meta campaigns. Those named here appear although they did not spend, if they (for <see cref="DailyBudget.Campaign"/>, a campaign of ours that
    /// names them) are stored; when null, those with insights in the range do.
    /// </summary>
    public IReadOnlyCollection<MetaCampaignId>? Campaigns { get; init; }

    /// <summary>Whose budget; the Meta campaign's unless set.</summary>
    public DailyBudget Budget { get; init; } = DailyBudget.MetaCampaign;

    /// <summary>
    /// The minor units in one unit of the account's currency, as Meta counts them: 100 unless set, 1 for currencies without (such as yen and won).
    /// </summary>
    public int MinorUnitsPerUnit { get; init; } = 100;

    /// <summary>Whether to leave out rows that span more than one day; unless set, they are refused with <see cref="Faults.LongInsightsException"/>.</summary>
    public bool SkipLongInsights { get; init; }
}
