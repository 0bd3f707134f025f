using AdFlux.Data.Ids;

namespace AdFlux.Data.Queries;

/// <summary>The days of which an object has no insight.</summary>
/// <param name="ObjectId">The object.</param>
/// <param name="Ranges">The days, as ranges that do not touch each other, earliest first; at least one.</param>
public sealed record MissingDays(InsightObjectId ObjectId, IReadOnlyList<DayRange> Ranges)
{
    /// <summary>The number of days.</summary>
    public int Days => Ranges.Sum(range => range.Days);
}
