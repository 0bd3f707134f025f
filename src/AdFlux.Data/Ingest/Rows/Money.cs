using AdFlux.Data.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>What money columns can hold on both providers.</summary>
internal static class Money
{
    /// <summary>The most decimals.</summary>
    public const int MaxDecimals = 6;

    /// <summary>The most significant digits; zeros at the end do not count.</summary>
    public const int MaxDigits = 15;

    /// <summary>The highest power of ten: the columns keep twelve digits before the point.</summary>
    private const int MaxLeadingExponent = 11;

    /// <summary>Takes an amount exactly.</summary>
    public static bool TryTake(in JsonNumber number, out decimal amount)
    {
        amount = 0;
        return number.Decimals <= MaxDecimals
            && number.DigitCount <= MaxDigits
            && (number.DigitCount == 0 || number.LeadingExponent <= MaxLeadingExponent)
            && number.TryGetDecimal(out amount);
    }

    /// <summary>Takes a quotient, which Meta has rounded already: further decimals are rounded half to even.</summary>
    public static bool TryRound(in JsonNumber number, out decimal amount)
    {
        if (number.Decimals <= MaxDecimals)
        {
            return TryTake(number, out amount);
        }

        // Digits that stay; below zero when even the first one that does not stay is a zero.
        amount = 0;
        int kept = number.DigitCount - (number.Decimals - MaxDecimals);
        if (kept < 0)
        {
            return true;
        }

        if (kept > MaxDigits)
        {
            return false;
        }

        long digits = 0;
        for (int i = 0; i < kept; i++)
        {
            digits = (digits * 10) + number.Digit(i);
        }

        // The last significant digit is not zero, so anything after a five is more than half.
        int next = number.Digit(kept);
        bool isHalf = next == 5 && number.DigitCount == kept + 1;
        digits +=
            isHalf ? digits & 1
            : next >= 5 ? 1
            : 0;

        amount = digits / 1_000_000m * (number.IsNegative ? -1 : 1);
        return true;
    }
}
