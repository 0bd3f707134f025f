namespace AdFlux.Data.Mapping.Converters;

/// <summary>A decimal without trailing zeros.</summary>
internal static class PlainDecimal
{
    private const int MoneyDecimals = 6;

    public static decimal Of(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        // Dividing by one with 28 decimals leaves the smallest scale that holds the value, but takes its time.
        return bits[2] == 0
            ? Of(((ulong)(uint)bits[1] << 32) | (uint)bits[0], number.Scale, number < 0)
            : number / 1.0000000000000000000000000000m;
    }

    /// <summary>Gives a whole number of millionths.</summary>
    public static decimal OfMillionths(long millionths) => Of((ulong)Math.Abs(millionths), MoneyDecimals, millionths < 0);

    private static decimal Of(ulong coefficient, int scale, bool isNegative)
    {
        if (coefficient == 0)
            return 0;

        while (scale > 0)
        {
            (ulong quotient, ulong digit) = Math.DivRem(coefficient, 10);
            if (digit != 0)
                break;
            (coefficient, scale) = (quotient, scale - 1);
        }

        return new decimal((int)coefficient, (int)(coefficient >> 32), 0, isNegative, (byte)scale);
    }
}
