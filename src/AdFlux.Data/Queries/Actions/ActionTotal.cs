namespace AdFlux.Data.Queries;

/// <summary>The sum of one action type in one attribution window.</summary>
public sealed record ActionTotal : GroupedRow
{
    /// <summary>The first day of the period, as in <see cref="InsightRollup.Period"/>.</summary>
    public required DateOnly Period { get; init; }

    /// <summary>What happened, such as <c>link_click</c>.</summary>
    public required string ActionType { get; init; }

    /// <summary>
    /// The attribution window, such as <c>7d_click</c>; null for the <c>value</c> in the attribution setting of the ad set. Windows overlap: they do not add up.
    /// </summary>
    public string? Window { get; init; }

    /// <summary>The sum: a count, or money in the ad account's currency.</summary>
    public required decimal Value { get; init; }
}
