using AdFlux.Data.Faults;

namespace AdFlux.Data.Mapping.Converters;

/// <summary>Only UTC is stored.</summary>
internal static class Instant
{
    public static DateTime Utc(DateTime instant) =>
        instant.Kind == DateTimeKind.Utc ? instant : throw new InvalidValueException(NotUtc(instant));

    public static string NotUtc(DateTime instant) =>
        $"a DateTime must have Kind Utc, not {instant.Kind}: convert it, the library does not guess the time zone";
}
