using AdFlux.Migrations.Faults;
using FluentMigrator;
using FluentMigrator.Runner.Generators.SQLite;

namespace AdFlux.Migrations.Generation.Sqlite;

/// <summary>Names and values in SQLite's SQL.</summary>
internal sealed class SqliteValues : SQLiteQuoter
{
    /// <summary>The current day in UTC.</summary>
    public const string Today = "(date('now'))";

    /// <summary>The current time of day in UTC.</summary>
    public const string TimeOfDay = "(strftime('%H:%M:%f000', 'now'))";

    /// <summary>The current moment in UTC, with the six decimals in which the library stores instants.</summary>
    private const string Now = "(strftime('%Y-%m-%d %H:%M:%f000', 'now'))";

    public override string QuoteValue(object value) =>
        value switch
        {
            SystemMethods method => FormatSystemMethods(method),
            DateTimeOffset => throw new UnsupportedMigrationException("SQLite has no time with an offset. Give a DateTime in UTC."),
            ulong and > long.MaxValue => throw new UnsupportedMigrationException(
                $"{value} is more than SQLite's INTEGER holds, and would become a REAL that is near it. Store it as text."
            ),
            decimal number when !IsKept(number) => throw new UnsupportedMigrationException(
                $"{value} has more digits than the 15 that SQLite's REAL keeps. Round it, or store it as text."
            ),
            // As the driver and EF Core write them; text is compared letter by letter.
            Guid id => $"'{id.ToString().ToUpperInvariant()}'",
            _ => SqlValues.Literal(value) ?? base.QuoteValue(value),
        };

    private static bool IsKept(decimal number) => number is > -1e28m and < 1e28m && (decimal)(double)number == number;

    public override string FormatSystemMethods(SystemMethods value) =>
        value is SystemMethods.CurrentUTCDateTime
            ? Now
            : throw new UnsupportedMigrationException(
                $"SystemMethods.{value} is nothing that SQLite has in UTC. Use CurrentUTCDateTime, or write the SQL with RawSql.Insert."
            );
}
