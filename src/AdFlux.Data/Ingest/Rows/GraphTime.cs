namespace AdFlux.Data.Ingest.Rows;

/// <summary>Reads the days and instants that Meta writes.</summary>
internal static class GraphTime
{
    /// <summary>Reads a day: <c>2026-01-15</c>, nothing else.</summary>
    public static bool TryReadDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (
            text.Length != 10
            || text[4] != '-'
            || text[7] != '-'
            || !TryDigits(text[..4], out int year)
            || !TryDigits(text[5..7], out int month)
            || !TryDigits(text[8..], out int dayOfMonth)
            || year < 1
            || month is < 1 or > 12
            || dayOfMonth < 1
            || dayOfMonth > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    /// <summary>
    /// Reads an instant that says how far it is from UTC: <c>2026-01-15T09:30:00-0800</c>, <c>...-08:00</c> or <c>...Z</c>.
    /// Fractions of a second are cut off after microseconds.
    /// </summary>
    public static bool TryReadInstant(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (
            text.Length < 20
            || text[10] != 'T'
            || text[13] != ':'
            || text[16] != ':'
            || !TryReadDay(text[..10], out DateOnly day)
            || !TryDigits(text[11..13], out int hour)
            || !TryDigits(text[14..16], out int minute)
            || !TryDigits(text[17..19], out int second)
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[19..];
        if (!TryTakeMicroseconds(ref rest, out int microseconds) || !TryReadOffset(rest, out int offsetMinutes))
        {
            return false;
        }

        long ticks =
            day.ToDateTime(default).Ticks
            + (((((hour * 60L) + minute - offsetMinutes) * 60) + second) * TimeSpan.TicksPerSecond)
            + (microseconds * TimeSpan.TicksPerMicrosecond);
        return TryMake(ticks, out utc);
    }

    /// <summary>
    /// Whether a text or number stands for "no time": 0 and -1, of which Meta makes Unix times, and so the first second of 1970 and the one before it.
    /// </summary>
    public static bool IsNever(ReadOnlySpan<byte> text) =>
        GraphRow.TryReadCount(text, out long seconds)
            ? seconds is 0 or -1
            : TryReadInstant(text, out DateTime utc) && (utc == DateTime.UnixEpoch || utc == DateTime.UnixEpoch.AddSeconds(-1));

    /// <summary>Reads a Unix time in seconds, which Meta sends where <c>date_format=U</c> was asked for.</summary>
    public static bool TryReadUnix(long seconds, out DateTime utc)
    {
        utc = default;
        return seconds is >= 0 and <= 253_402_300_799 && TryMake(DateTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond), out utc);
    }

    private static bool TryTakeMicroseconds(ref ReadOnlySpan<byte> text, out int microseconds)
    {
        microseconds = 0;
        if (text[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        int digits = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is < 1 or > 9)
        {
            return false;
        }

        for (int i = 1; i <= 6; i++)
        {
            microseconds = (microseconds * 10) + (i <= digits ? text[i] - '0' : 0);
        }

        text = text[(digits + 1)..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text is [(byte)'Z'])
        {
            return true;
        }

        // +hhmm or +hh:mm
        if (text.Length is not (5 or 6) || text[0] is not ((byte)'+' or (byte)'-') || (text.Length == 6 && text[3] != ':'))
        {
            return false;
        }

        if (!TryDigits(text[1..3], out int hours) || !TryDigits(text[^2..], out int rest) || hours > 14 || rest > 59)
        {
            return false;
        }

        minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return true;
    }

    private static bool TryMake(long ticks, out DateTime utc)
    {
        bool exists = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        utc = exists ? new DateTime(ticks, DateTimeKind.Utc) : default;
        return exists;
    }
}
