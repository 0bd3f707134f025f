namespace AdFlux.Data.Queries;

/// <summary>The periods that a roll-up sums into.</summary>
public enum RollupPeriod
{
    /// <summary>The whole range.</summary>
    Total,

    /// <summary>Each day.</summary>
    Day,

    /// <summary>Each ISO 8601 week, from Monday to Sunday; only its days within the range count.</summary>
    Week,

    /// <summary>Each month; only its days within the range count.</summary>
    Month,
}
