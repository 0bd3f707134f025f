using AdFlux.Data.Faults;

namespace AdFlux.Data.Mapping.Converters;

/// <summary>What both providers do to an instant: only UTC, to the microsecond that PostgreSQL keeps.</summary>
internal static class Instant
{
    public static DateTime Truncate(DateTime instant)
    {
        if (instant.Kind != DateTimeKind.Utc)
            throw new InvalidValueException(NotUtc(instant));

        return new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    public static string NotUtc(DateTime instant) =>
        $"a DateTime must have Kind Utc, not {instant.Kind}: convert it, the library does not guess the time zone";
}
