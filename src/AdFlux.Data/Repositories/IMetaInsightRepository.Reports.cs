using AdFlux.Data.Queries;

namespace AdFlux.Data.Repositories;

// What reports have in common: wrong arguments are refused at the call; an answer is read whole before its first row is given out, in memory that grows with
// the groups and not with the insights.
public partial interface IMetaInsightRepository
{
    /// <summary>Sums the daily rows of one level and recomputes the ratios from the sums.</summary>
    /// <param name="query">What to sum, over which days, per what.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>One row per period and group that has insights, in the order of period and group (ordinal; segments by number).</returns>
    /// <exception cref="ArgumentException">The range ends before it starts, or the level does not tell what the query asks for.</exception>
    /// <exception cref="Faults.LongInsightsException">Rows of more than one day reach into the range, and the query does not say to leave them out.</exception>
    /// <exception cref="Faults.SumOverflowException">A sum is too large for its type.</exception>
    IAsyncEnumerable<InsightRollup> RollupAsync(RollupQuery query, CancellationToken cancellationToken = default);

    /// <summary>Ranks groups by a metric over a range, in the database.</summary>
    /// <param name="query">What to rank, by which metric, and the volume that it takes to rank.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>At most <see cref="TopQuery.Count"/> roll-ups, the first first.</returns>
    /// <exception cref="ArgumentException">The query asks for what cannot be ranked, or as in <see cref="RollupAsync"/>.</exception>
    /// <exception cref="Faults.LongInsightsException">As in <see cref="RollupAsync"/>.</exception>
    /// <exception cref="Faults.SumOverflowException">A sum is too large for its type.</exception>
    IAsyncEnumerable<InsightRollup> TopAsync(TopQuery query, CancellationToken cancellationToken = default);

    /// <summary>Compares a range with the one before it, or with another, per group.</summary>
    /// <param name="query">What to sum, over which two ranges, per what.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>One row per group that has insights in either range, in the order of the group (ordinal; segments by number).</returns>
    /// <exception cref="ArgumentException">No range comes before, or as in <see cref="RollupAsync"/>.</exception>
    /// <exception cref="Faults.LongInsightsException">As in <see cref="RollupAsync"/>, in either range.</exception>
    /// <exception cref="Faults.SumOverflowException">A sum is too large for its type.</exception>
    IAsyncEnumerable<RollupComparison> CompareAsync(ComparisonQuery query, CancellationToken cancellationToken = default);

    /// <summary>Adds up the spend of campaigns day by day, against their daily budgets.</summary>
    /// <param name="query">Which campaigns, over which days, against whose budget.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>
    /// One row per campaign and day of the range, days without insights as well: campaigns in the order of their ids (Meta's ordinal, ours by number), each
    /// with its days in order.
    /// </returns>
    /// <exception cref="ArgumentException">As in <see cref="RollupAsync"/>, or there are less than one minor units per unit.</exception>
    /// <exception cref="Faults.LongInsightsException">As in <see cref="RollupAsync"/>.</exception>
    /// <exception cref="Faults.SumOverflowException">A sum is too large for its type.</exception>
    IAsyncEnumerable<PacingDay> PaceAsync(PacingQuery query, CancellationToken cancellationToken = default);

    /// <summary>Sets the spend on job openings against the applications and hires that came of it.</summary>
    /// <param name="query">Which job openings, over which days.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>One row per job opening that has insights or applications in the range, in the order of its id (ordinal).</returns>
    /// <exception cref="ArgumentException">As in <see cref="RollupAsync"/>.</exception>
    /// <exception cref="Faults.LongInsightsException">As in <see cref="RollupAsync"/>.</exception>
    /// <exception cref="Faults.SumOverflowException">A sum is too large for its type.</exception>
    IAsyncEnumerable<HiringCost> CostOfHiringAsync(HiringCostQuery query, CancellationToken cancellationToken = default);

    /// <summary>Sums the actions, or their values, that Meta lists per insight, by action type and attribution window.</summary>
    /// <remarks>
    /// Numbers are summed exactly, as text or as JSON numbers, up to 28 digits each. What is not a number, and members that are neither <c>value</c> nor an
    /// attribution window, are passed over.
    /// </remarks>
    /// <param name="query">Which actions, over which days, per what.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>
    /// One row per period, group, action type and window that has a number, in that order (ordinal; segments by number); the value without a window comes first.
    /// </returns>
    /// <exception cref="ArgumentException">As in <see cref="RollupAsync"/>.</exception>
    /// <exception cref="Faults.LongInsightsException">As in <see cref="RollupAsync"/>.</exception>
    /// <exception cref="Faults.SumOverflowException">A sum is too large for its type.</exception>
    IAsyncEnumerable<ActionTotal> SumActionsAsync(ActionQuery query, CancellationToken cancellationToken = default);

    /// <summary>Finds the days of a range of which objects have no insight: what a sync must fetch again.</summary>
    /// <param name="query">Which objects, over which days.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>One row per object that lacks days, in the order of its id (ordinal).</returns>
    /// <exception cref="ArgumentException">The range ends before it starts, or on the last day there is; or objects and accounts are both named.</exception>
    IAsyncEnumerable<MissingDays> FindMissingDaysAsync(MissingDaysQuery query, CancellationToken cancellationToken = default);

    /// <summary>Deletes old insights in batches.</summary>
    /// <remarks>
    /// Each batch is a transaction of its own, so others can write in between; on an error or a cancellation the batches before it stay deleted, and another
    /// call goes on. Within a transaction that is open on the context all batches are part of it, and a cancellation is heeded between batches. Campaigns, ad
    /// sets and ads stay.
    /// </remarks>
    /// <param name="deletion">Which insights, and how many a batch.</param>
    /// <param name="progress">Told after each batch how many rows have been deleted so far.</param>
    /// <param name="cancellationToken">Cancels the deletion.</param>
    /// <returns>The number of rows deleted.</returns>
    /// <exception cref="ArgumentException">The range ends before it starts, or a batch has no rows.</exception>
    Task<long> DeleteAsync(InsightDeletion deletion, IProgress<long>? progress = null, CancellationToken cancellationToken = default);
}
