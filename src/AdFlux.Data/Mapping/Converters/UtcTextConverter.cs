using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.Converters;

/// <summary>
/// An instant in UTC as SQLite text of one fixed width, <c>2026-01-31 09:30:00.000000</c>: what SQLite's own date functions write
/// and existing databases hold, and text order is time order.
/// </summary>
internal sealed class UtcTextConverter() : ValueConverter<DateTime, string>(instant => ToText(instant), text => Parse(text))
{
    /// <summary>The one form of an instant.</summary>
    public const string Format = "yyyy-MM-dd HH:mm:ss.ffffff";

    private static string ToText(DateTime instant) => Instant.Utc(instant).ToString(Format, CultureInfo.InvariantCulture);

    private static DateTime Parse(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
