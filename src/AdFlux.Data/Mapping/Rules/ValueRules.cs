using System.Globalization;
using AdFlux.Data.Mapping.Converters;

namespace AdFlux.Data.Mapping.Rules;

/// <summary>What a value must be like to mean the same on PostgreSQL and SQLite. Each check gives the reason against it, or null.</summary>
internal static class ValueRules
{
    // SQLite stores money as a double, which keeps 15 significant digits exactly.
    private const int SignificantDigits = 15;
    private const int MoneyDecimals = 6;
    private const decimal MoneyLimit = 1_000_000_000_000m;

    /// <summary>Refuses what is not Unicode text, the character NUL, and more characters than fit.</summary>
    public static string? CheckText(string text, int? maxLength)
    {
        ReadOnlySpan<char> rest = text;
        if (text.Length <= (maxLength ?? int.MaxValue) && !rest.ContainsAnyExceptInRange('\u0001', '\u007F'))
            return null;

        if (rest.Contains('\0'))
            return "holds the character NUL, which PostgreSQL cannot store";

        int surrogates = 0;
        for (int at; (at = rest.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0; rest = rest[(at + 2)..])
        {
            if (at + 1 >= rest.Length || !char.IsSurrogatePair(rest[at], rest[at + 1]))
                return "holds half of a surrogate pair, which is not text";
            surrogates++;
        }

        int length = text.Length - surrogates;
        return length > maxLength ? string.Create(CultureInfo.InvariantCulture, $"has {length} characters, at most {maxLength} fit") : null;
    }

    public static string? CheckMoney(decimal money)
    {
        if (IsPlainlyMoney(money))
            return null;

        decimal plain = PlainDecimal.Of(money);
        if (plain.Scale > MoneyDecimals)
            return string.Create(CultureInfo.InvariantCulture, $"{money} has {plain.Scale} decimals, at most {MoneyDecimals} fit");

        if (Math.Abs(plain) >= MoneyLimit)
            return string.Create(CultureInfo.InvariantCulture, $"{money} is out of range: its absolute value must be below {MoneyLimit}");

        int digits = Digits(plain);
        return digits > SignificantDigits
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{money} has {digits} significant digits, at most {SignificantDigits} are kept exactly on both providers"
            )
            : null;
    }

    /// <summary>Refuses counts below zero, which nothing can have.</summary>
    public static string? CheckCount(long count) =>
        count < 0 ? string.Create(CultureInfo.InvariantCulture, $"{count} is below zero, which a count cannot be") : null;

    public static string? CheckNumber(double number) =>
        double.IsFinite(number) ? null : string.Create(CultureInfo.InvariantCulture, $"{number} is not a finite number");

    /// <summary>Refuses times that are not UTC, and the two that Npgsql writes as -infinity and infinity.</summary>
    public static string? CheckInstant(DateTime instant)
    {
        if (instant.Kind != DateTimeKind.Utc)
            return Instant.NotUtc(instant);

        return instant == DateTime.MinValue ? "the first instant of year 1 stands for no time"
            : instant == DateTime.MaxValue ? "the last instant of year 9999 stands for no time"
            : null;
    }

    /// <summary>Refuses the two days that Npgsql writes as -infinity and infinity; the first is also what an unset day holds.</summary>
    public static string? CheckDay(DateOnly day) =>
        day == DateOnly.MinValue || day == DateOnly.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} stands for no day: 0001-01-02 to 9999-12-30 are accepted")
            : null;

    // What nearly all amounts are: a coefficient of at most 15 digits with at most six of them behind the point.
    private static bool IsPlainlyMoney(decimal money)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(money, bits);
        ulong coefficient = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        return bits[2] == 0 && money.Scale <= MoneyDecimals && coefficient < 1_000_000_000_000ul;
    }

    private static int Digits(decimal plain)
    {
        decimal coefficient = Math.Abs(plain);
        for (int scale = plain.Scale; scale > 0; scale--)
            coefficient *= 10m;

        int digits = 0;
        for (; coefficient >= 1m; coefficient = decimal.Truncate(coefficient / 10m))
            digits++;

        return digits;
    }
}
