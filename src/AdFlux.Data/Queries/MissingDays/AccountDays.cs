using AdFlux.Data.Ids;

namespace AdFlux.Data.Queries;

/// <summary>Puts together the missing days of accounts of which rows may be stored under either spelling.</summary>
internal static class AccountDays
{
    /// <summary>A day of a named account is missing when it is under both spellings.</summary>
    /// <param name="named">The accounts as the caller names them.</param>
    /// <param name="missing">What each spelling lacks.</param>
    public static List<MissingDays> Of(IEnumerable<InsightObjectId> named, IReadOnlyCollection<MissingDays> missing)
    {
        Dictionary<string, IReadOnlyList<DayRange>> ranges = missing.ToDictionary(
            account => account.ObjectId.Value,
            account => account.Ranges,
            StringComparer.Ordinal
        );
        return
        [
            .. named
                .DistinctBy(id => AccountSpellings.DigitsOf(id.Value), StringComparer.Ordinal)
                .OrderBy(id => id.Value, StringComparer.Ordinal)
                .Select(id => new MissingDays(id, Both(id)))
                .Where(account => account.Ranges.Count > 0),
        ];

        IReadOnlyList<DayRange> Both(InsightObjectId id)
        {
            string digits = AccountSpellings.DigitsOf(id.Value);
            return Shared(Of(digits), Of(AccountSpellings.PrefixedOf(digits)));
        }

        IReadOnlyList<DayRange> Of(string spelling) => ranges.GetValueOrDefault(spelling) ?? [];
    }

    // Both lists are in order.
    private static List<DayRange> Shared(IReadOnlyList<DayRange> left, IReadOnlyList<DayRange> right) =>
        [
            .. left.SelectMany(
                    _ => right,
                    (one, other) => (From: one.From > other.From ? one.From : other.From, To: one.To < other.To ? one.To : other.To)
                )
                .Where(shared => shared.From <= shared.To)
                .Select(shared => new DayRange(shared.From, shared.To)),
        ];
}
