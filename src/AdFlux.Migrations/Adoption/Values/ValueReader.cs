using System.Globalization;
using AdFlux.Data.Faults;

namespace AdFlux.Migrations.Adoption.Values;

/// <summary>Reads the values of one column as what they mean.</summary>
/// <param name="meaning">What they mean; null for a column of the application, whose values are only compared.</param>
/// <param name="isNullable">Whether no value is fine.</param>
/// <param name="isSqlite">Whether they come from SQLite, as what it stores, and not as PostgreSQL's text.</param>
/// <param name="roundsMoney">Whether money is rounded to fit.</param>
internal sealed class ValueReader(ColumnMeaning? meaning, bool isNullable, bool isSqlite, bool roundsMoney)
{
    public ReadValue Read(object stored)
    {
        var value = stored switch
        {
            DBNull => new(null),
            byte[] bytes when meaning is not null => ReadValue.DoesNotFit($"{bytes.Length} bytes are no {meaning.Kind}"),
            _ when meaning is null => new(Raw(stored)),
            _ => Read(meaning, Text(stored)),
        };
        return value is { Text: null, Misfit: null } && !isNullable ? ReadValue.DoesNotFit("a value is missing") : value;
    }

    private ReadValue Read(ColumnMeaning column, string text) =>
        column.Kind switch
        {
            ValueKind.Text => ReadText(column, text),
            ValueKind.Integer => ReadInteger(text, int.MinValue, int.MaxValue),
            ValueKind.BigInteger => ReadInteger(text, long.MinValue, long.MaxValue),
            ValueKind.Money => MoneyValue.Read(text, roundsMoney),
            ValueKind.Ratio => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio)
                ? new(ratio.ToString("R", CultureInfo.InvariantCulture))
                : ReadValue.DoesNotFit($"'{text}' is no number"),
            ValueKind.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? new(text)
                : ReadValue.DoesNotFit($"'{text}' is no day of the form yyyy-MM-dd"),
            ValueKind.Instant => isSqlite ? InstantValue.ReadSqlite(text) : InstantValue.ReadPostgres(text),
            _ => JsonValue.Read(text, column.ReadByModel),
        };

    private static ReadValue ReadText(ColumnMeaning column, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return ReadValue.DoesNotFit("the text holds the character NUL");
        }

        if (text.Length > column.MaxLength && text.EnumerateRunes().Count() is var length && length > column.MaxLength)
        {
            return ReadValue.DoesNotFit($"the text has {length} characters, at most {column.MaxLength} fit");
        }

        try
        {
            column.ReadByModel?.Invoke(text);
            return new(text);
        }
        catch (Exception exception) when (exception is AdFluxException or FormatException or ArgumentException)
        {
            return ReadValue.DoesNotFit($"'{text}' is not one of the values that are known here");
        }
    }

    private static ReadValue ReadInteger(string text, long least, long most)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return ReadValue.DoesNotFit($"'{text}' is no whole number");
        }

        return number >= least && number <= most
            ? new(number.ToString(CultureInfo.InvariantCulture))
            : ReadValue.DoesNotFit($"{text} is not between {least} and {most}");
    }

    private static string Text(object stored) =>
        stored switch
        {
            string text => text,
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(stored, CultureInfo.InvariantCulture)!,
        };

    /// <summary>What SQLite stores as another class is another value.</summary>
    private static string Raw(object stored) =>
        stored switch
        {
            string text => "t" + text,
            byte[] bytes => "b" + Convert.ToHexString(bytes),
            _ => "n" + Text(stored),
        };
}
