using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.Converters;

/// <summary>An instant in UTC as PostgreSQL's timestamp without time zone.</summary>
internal sealed class UtcTimestampConverter()
    : ValueConverter<DateTime, DateTime>(instant => ToTimestamp(instant), timestamp => DateTime.SpecifyKind(timestamp, DateTimeKind.Utc))
{
    // Npgsql refuses Kind Utc for a timestamp without time zone, and cuts off what is below a microsecond.
    private static DateTime ToTimestamp(DateTime instant) => DateTime.SpecifyKind(Instant.Utc(instant), DateTimeKind.Unspecified);
}
