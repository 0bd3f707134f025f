using AdFlux.Data.Model;

namespace AdFlux.Data.Queries;

/// <summary>Which insights to delete: those whose whole range of days lies between two days.</summary>
/// <param name="From">First day, inclusive, in the ad account's time zone.</param>
/// <param name="To">Last day, inclusive: a row of several days that ends later is kept.</param>
public sealed record InsightDeletion(DateOnly From, DateOnly To)
{
    /// <summary>The level of the rows to delete; all levels when null.</summary>
    public InsightLevel? Level { get; init; }

    /// <summary>Rows per batch, and so per transaction, from 1; 10,000 unless set.</summary>
    public int BatchSize { get; init; } = 10_000;

    /// <summary>Everything that ends before a day, as a retention rule has it.</summary>
    /// <param name="day">The first day to keep, after 0001-01-01.</param>
    public static InsightDeletion Before(DateOnly day) =>
        day == DateOnly.MinValue
            ? throw new ArgumentOutOfRangeException(nameof(day), day, "Nothing lies before 0001-01-01: give a day after 0001-01-01.")
            : new InsightDeletion(DateOnly.MinValue, day.AddDays(-1));
}
