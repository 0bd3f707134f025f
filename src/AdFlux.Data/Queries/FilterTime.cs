using AdFlux.Data.Faults;
using AdFlux.Data.Mapping.Rules;

namespace AdFlux.Data.Queries;

/// <summary>Checks times that a caller filters by.</summary>
internal static class FilterTime
{
    /// <summary>Refuses what is not in UTC before anything is asked.</summary>
    /// <exception cref="InvalidValueException">It is in another time zone, or in none.</exception>
    public static void Check(DateTime? time, string filter)
    {
        if (time is { } instant && ValueRules.CheckInstant(instant) is { } reason)
            throw new InvalidValueException($"{filter}: {reason}.");
    }
}
