using System.Globalization;

namespace AdFlux.Samples.GraphApi;

/// <summary>Instants as the Graph API writes them, in the account's time zone: <c>2026-01-15T09:30:00-0800</c>.</summary>
/// <remarks>The account is in Los Angeles; the rule is written out because time zone data differs from machine to machine.</remarks>
internal static class GraphTime
{
    /// <summary>A time of day that depends on <paramref name="ordinal"/> alone.</summary>
    public static string Format(DateOnly day, int ordinal) =>
        Format(day.ToDateTime(new TimeOnly(9, 30)).AddMinutes(ordinal * 7 % 480).AddSeconds(ordinal * 13 % 60));

    public static string Format(DateTime local) =>
        local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + (IsDaylightSaving(local) ? "-0700" : "-0800");

    private static bool IsDaylightSaving(DateTime local) =>
        local >= Sunday(local.Year, month: 3, number: 2) && local < Sunday(local.Year, month: 11, number: 1);

    private static DateTime Sunday(int year, int month, int number)
    {
        var first = new DateTime(year, month, 1, 2, 0, 0, DateTimeKind.Unspecified);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (number - 1)));
    }
}
