using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which actions to sum out of the lists that Meta sends, by action type and attribution window.</summary>
/// <param name="Level">The level of the rows that are summed.</param>
/// <param name="From">First day, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record ActionQuery(InsightLevel Level, DateOnly From, DateOnly To) : InsightQuery(Level, From, To)
{
    /// <summary>The periods to sum into; the whole range unless set.</summary>
    public RollupPeriod By { get; init; } = RollupPeriod.Total;

    /// <summary>What to sum per; everything in one sum unless set.</summary>
    public RollupGroup Per { get; init; } = RollupGroup.Everything;

    /// <summary>Whether counts or values are summed; counts unless set.</summary>
    public ActionColumn Column { get; init; } = ActionColumn.Actions;

    /// <summary>The action types, such as <c>link_click</c>, compared ordinally; all of them when null, none when empty.</summary>
    public IReadOnlyCollection<string>? ActionTypes { get; init; }
}
