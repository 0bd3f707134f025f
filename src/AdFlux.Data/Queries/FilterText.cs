using AdFlux.Data.Faults;
using AdFlux.Data.Mapping.Rules;

namespace AdFlux.Data.Queries;

/// <summary>Checks texts that a caller filters by.</summary>
internal static class FilterText
{
    /// <summary>Refuses what no column can hold before PostgreSQL refuses it and SQLite does not.</summary>
    /// <exception cref="InvalidValueException">It is not text.</exception>
    public static void Check(string? text, string filter)
    {
        if (text is not null && ValueRules.CheckText(text, maxLength: null) is { } reason)
            throw new InvalidValueException($"{filter} {reason}.");
    }
}
