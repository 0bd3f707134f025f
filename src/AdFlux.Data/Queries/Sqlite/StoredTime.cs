using System.Globalization;

namespace AdFlux.Data.Queries.Sqlite;

/// <summary>Days and instants in the form that they are stored in, as UTF-8.</summary>
internal static class StoredTime
{
    private const int DayLength = 10;
    private const int SecondLength = 19;
    private const int MicrosecondLength = 26;

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads <c>2026-01-31</c>.</summary>
    public static bool TryReadDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (
            text is not [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _]
            || !TryReadNumber(text[..4], out int year)
            || !TryReadNumber(text[5..7], out int month)
            || !TryReadNumber(text[8..], out int dayOfMonth)
            || year == 0
            || month is < 1 or > 12
            || dayOfMonth < 1
            || dayOfMonth > DateTime.DaysInMonth(year, month)
        )
            return false;

        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    /// <summary>Reads <c>2026-01-31 09:30:00.000000</c>, or the same without the fraction, as UTC.</summary>
    public static bool TryReadInstant(ReadOnlySpan<byte> text, out DateTime instant)
    {
        instant = default;
        int microseconds = 0;
        if (
            text.Length is not (SecondLength or MicrosecondLength)
            || text[DayLength..SecondLength] is not [(byte)' ', _, _, (byte)':', _, _, (byte)':', _, _]
            || !TryReadDay(text[..DayLength], out DateOnly day)
            || !TryReadNumber(text[11..13], out int hour)
            || !TryReadNumber(text[14..16], out int minute)
            || !TryReadNumber(text[17..SecondLength], out int second)
            || hour > 23
            || minute > 59
            || second > 59
        )
            return false;
        if (text.Length == MicrosecondLength && (text[SecondLength] != '.' || !TryReadNumber(text[(SecondLength + 1)..], out microseconds)))
            return false;

        instant = day.ToDateTime(new TimeOnly(hour, minute, second), DateTimeKind.Utc).AddMicroseconds(microseconds);
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
