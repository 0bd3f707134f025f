using System.Globalization;

namespace AdFlux.Migrations.Adoption.Values;

/// <summary>Money, which has six decimals and at most 15 significant digits; a float means its shortest decimal text that reads back the same.</summary>
internal static class MoneyValue
{
    private const int Decimals = 6;
    private const decimal Limit = 1_000_000_000_000m;
    private const decimal CoefficientLimit = 1_000_000_000_000_000m;

    // A decimal keeps 28 digits; the text of a float is always shorter.
    private const int LongestText = 28;

    public static ReadValue Read(string text, bool rounds)
    {
        if (text.Length > LongestText || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var money))
        {
            return ReadValue.DoesNotFit($"{text} is no amount of money below {Limit:0}");
        }

        var rounded = decimal.Round(money, Decimals, MidpointRounding.AwayFromZero);
        // What is below the smallest decimal parses to zero.
        var isRounded = rounded != money || (money == 0 && Mantissa(text).ContainsAnyInRange('1', '9'));
        if (isRounded && !rounds)
        {
            return ReadValue.DoesNotFit($"{text} has more than {Decimals} decimals");
        }

        if (Math.Abs(rounded) >= Limit)
        {
            return ReadValue.DoesNotFit($"{text} is no amount of money below {Limit:0}");
        }

        var plain = rounded / 1.0000000000000000000000000000m;
        return Coefficient(plain) >= CoefficientLimit
            ? ReadValue.DoesNotFit($"{text} has more than 15 significant digits")
            : new(plain.ToString(CultureInfo.InvariantCulture), IsRounded: isRounded);
    }

    private static ReadOnlySpan<char> Mantissa(string text) =>
        text.IndexOf('e', StringComparison.OrdinalIgnoreCase) is var end and >= 0 ? text.AsSpan(0, end) : text;

    private static decimal Coefficient(decimal plain)
    {
        var coefficient = Math.Abs(plain);
        for (var scale = plain.Scale; scale > 0; scale--)
        {
            coefficient *= 10;
        }

        return coefficient;
    }
}
