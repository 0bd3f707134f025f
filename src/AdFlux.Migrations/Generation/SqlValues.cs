using System.Globalization;
using AdFlux.Migrations.Faults;
using FluentMigrator;

namespace AdFlux.Migrations.Generation;

/// <summary>Values as SQL, the same for both providers and whatever the culture, in the form in which the library stores them.</summary>
internal static class SqlValues
{
    private const string Instant = "yyyy-MM-dd HH:mm:ss.ffffff";

    /// <summary>The literal of a value that FluentMigrator writes wrong; null for one that it writes right.</summary>
    /// <exception cref="UnsupportedMigrationException">It has no literal.</exception>
    public static string? Literal(object? value) =>
        value switch
        {
            string text => Text(text),
            NonUnicodeString text => Text(text.Value),
            char character => Text(character.ToString()),
            DateOnly day => Quoted(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            TimeOnly time => Quoted(Microseconds(time.Ticks, value).ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)),
            TimeSpan time when time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) => Literal(TimeOnly.FromTimeSpan(time)),
            DateTime { Kind: not DateTimeKind.Local } instant => Quoted(Moment(instant)),
            DateTimeOffset instant => InUtc(instant.UtcDateTime),
            sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)value).ToString(
                null,
                CultureInfo.InvariantCulture
            ),
            double number when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
            float number when float.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
            null or DBNull or bool or decimal or Guid or byte[] or RawSql => null,
            DateTime => throw Refuse("a DateTime of Kind Local means another moment on each machine. Give it in UTC."),
            Enum => throw Refuse(
                $"an enum is stored as a number here and as a name there. Write (int){value.GetType().Name}.{value}, or its ToString()."
            ),
            double or float => throw Refuse("a number that is not finite has no literal. Write NULL."),
            TimeSpan => throw Refuse("a TimeSpan below zero or of a day and more is no time of day. Write the SQL with RawSql.Insert."),
            _ => throw Refuse($"a value of type {value.GetType().Name} has no literal. Write the SQL with RawSql.Insert."),
        };

    /// <summary>A moment in UTC, said to be so: the same in a column of PostgreSQL with a time zone, whatever the session's, and in one without.</summary>
    public static string InUtc(DateTime instant) => Quoted(Moment(instant) + "+00:00");

    private static string Text(string text) => Quoted(text.Replace("'", "''", StringComparison.Ordinal));

    private static string Quoted(string text) => $"'{text}'";

    /// <summary>The time of day; refuses one that is finer than both databases keep.</summary>
    private static TimeOnly Microseconds(long ticks, object value)
    {
        var time = new TimeOnly(ticks % TimeSpan.TicksPerDay);
        return time.Ticks % TimeSpan.TicksPerMicrosecond == 0
            ? time
            : throw Refuse($"the {value.GetType().Name} is finer than a microsecond, which PostgreSQL would round. Round it.");
    }

    private static string Moment(DateTime instant)
    {
        Microseconds(instant.Ticks, instant);
        return instant.ToString(Instant, CultureInfo.InvariantCulture);
    }

    private static UnsupportedMigrationException Refuse(string reason) => new(reason);
}
