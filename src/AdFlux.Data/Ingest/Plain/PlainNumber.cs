using System.Globalization;
using AdFlux.Data.Ingest.Rows;
using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Plain;

/// <summary>Reads numbers as they nearly always are: a few digits, at most six of them after the point. All others go the way that all could go.</summary>
internal static class PlainNumber
{
    private const int MaxLength = 15;
    private const int MaxWholeDigits = 12;

    // A double holds each of these, and every whole number that short, exactly: so their quotient is rounded once, as it should be.
    private static readonly double[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>A whole number from 0 on.</summary>
    public static bool TryReadCount(ReadOnlySpan<byte> text, out long count) =>
        (TryReadDigits(text, out count, out int decimals) && decimals == 0) || (GraphRow.TryReadCount(text, out count) && count >= 0);

    /// <summary>Money.</summary>
    public static bool TryReadMoney(ReadOnlySpan<byte> text, out decimal amount)
    {
        if (TryReadDigits(text, out long digits, out int decimals))
        {
            amount = ToDecimal(digits, decimals);
            return true;
        }

        amount = 0;
        return JsonNumber.TryParse(text, out JsonNumber number) && Money.TryTake(number, out amount);
    }

    /// <summary>Money divided by a count.</summary>
    public static bool TryReadCost(ReadOnlySpan<byte> text, out decimal amount)
    {
        if (TryReadDigits(text, out long digits, out int decimals))
        {
            amount = ToDecimal(digits, decimals);
            return true;
        }

        amount = 0;
        return JsonNumber.TryParse(text, out JsonNumber number) && Money.TryRound(number, out amount);
    }

    /// <summary>A ratio.</summary>
    public static bool TryReadRatio(ReadOnlySpan<byte> text, out double ratio)
    {
        if (TryReadDigits(text, out long digits, out int decimals))
        {
            ratio = digits / PowersOfTen[decimals];
            return true;
        }

        ratio = 0;
        return JsonNumber.TryParse(text, out _)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out ratio)
            && double.IsFinite(ratio);
    }

    // Digits with or without a point, by the grammar of JSON.
    private static bool TryReadDigits(ReadOnlySpan<byte> text, out long digits, out int decimals)
    {
        digits = 0;
        decimals = 0;
        if (text.IsEmpty || text.Length > MaxLength || (text[0] == '0' && text.Length > 1 && text[1] != '.'))
        {
            return false;
        }

        int point = -1;
        for (int i = 0; i < text.Length; i++)
        {
            uint digit = text[i] - (uint)'0';
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        if (point < 0)
        {
            return text.Length <= MaxWholeDigits;
        }

        decimals = text.Length - point - 1;
        return point is > 0 and <= MaxWholeDigits && decimals is > 0 and <= Money.MaxDecimals;
    }

    // Without zeros at the end of the fraction, so that equal amounts also look equal.
    private static decimal ToDecimal(long digits, int decimals)
    {
        while (decimals > 0 && digits % 10 == 0)
        {
            digits /= 10;
            decimals--;
        }

        return new decimal((int)digits, (int)(digits >> 32), 0, isNegative: false, (byte)decimals);
    }
}
