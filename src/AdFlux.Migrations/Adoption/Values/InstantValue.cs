using System.Globalization;

namespace AdFlux.Migrations.Adoption.Values;

/// <summary>An instant, without a time zone in the database and in UTC by agreement.</summary>
internal static class InstantValue
{
    private const string Microseconds = "yyyy-MM-dd HH:mm:ss.ffffff";

    /// <summary>PostgreSQL's text leaves out zeros at the end; in SQLite's, what is not six digits means one time to Python and another to us.</summary>
    private static readonly string[] PostgresFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFF"];

    private static readonly string[] SqliteFormats = [Microseconds, "yyyy-MM-dd HH:mm:ss"];

    public static ReadValue ReadPostgres(string text) => Read(text, PostgresFormats);

    public static ReadValue ReadSqlite(string text) => Read(text, SqliteFormats);

    private static ReadValue Read(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? new(instant.ToString(Microseconds, CultureInfo.InvariantCulture))
            : ReadValue.DoesNotFit($"'{text}' is no time of the form {Microseconds}");
}
