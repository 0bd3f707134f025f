namespace AdFlux.Data.Json;

/// <summary>
/// A number's text taken apart without rounding: digits without leading and trailing zeros, times a power of ten.
/// <c>12.50</c>, <c>1250e-2</c> and <c>0.125E+2</c> are all 125 * 10^-1.
/// </summary>
internal readonly ref struct JsonNumber
{
    // Far beyond any exponent that is accepted, far from overflow when digit counts are added.
    private const int ExponentCeiling = 100_000_000;

    private readonly ReadOnlySpan<byte> _integer;
    private readonly ReadOnlySpan<byte> _fraction;
    private readonly int _first;

    private JsonNumber(bool isNegative, ReadOnlySpan<byte> integer, ReadOnlySpan<byte> fraction, int exponent)
    {
        _integer = integer;
        _fraction = fraction;
        int last = LastNonZero(integer, fraction);
        if (last < 0)
        {
            return;
        }

        _first = integer.IndexOfAnyExcept((byte)'0');
        if (_first < 0)
        {
            _first = integer.Length + fraction.IndexOfAnyExcept((byte)'0');
        }

        IsNegative = isNegative;
        DigitCount = last - _first + 1;
        Exponent = exponent + integer.Length - 1 - last;
    }

    /// <summary>Below zero; never for a zero, so that -0 is 0.</summary>
    public bool IsNegative { get; }

    /// <summary>Significant digits; none for zero.</summary>
    public int DigitCount { get; }

    /// <summary>The power of ten of the last significant digit.</summary>
    public int Exponent { get; }

    /// <summary>The power of ten of the first significant digit.</summary>
    public int LeadingExponent => Exponent + DigitCount - 1;

    /// <summary>Digits after the decimal point when written plainly.</summary>
    public int Decimals => Math.Max(0, -Exponent);

    /// <summary>Takes a text apart that follows JSON's grammar of numbers: no leading plus or zeros, no white space, no NaN.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out JsonNumber number)
    {
        number = default;
        bool isNegative = text.StartsWith((byte)'-');
        ReadOnlySpan<byte> rest = isNegative ? text[1..] : text;

        ReadOnlySpan<byte> integer = TakeDigits(ref rest);
        if (integer.IsEmpty || (integer.Length > 1 && integer[0] == '0'))
        {
            return false;
        }

        ReadOnlySpan<byte> fraction = default;
        if (rest.StartsWith((byte)'.'))
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
            if (fraction.IsEmpty)
            {
                return false;
            }
        }

        int exponent = 0;
        if (!rest.IsEmpty && !TryTakeExponent(ref rest, out exponent))
        {
            return false;
        }

        number = new JsonNumber(isNegative, integer, fraction, exponent);
        return rest.IsEmpty;
    }

    /// <summary>A significant digit, 0 to 9, from the left.</summary>
    public int Digit(int index)
    {
        int position = _first + index;
        return (position < _integer.Length ? _integer[position] : _fraction[position - _integer.Length]) - '0';
    }

    /// <summary>The number exactly; false when it has more than 28 digits or decimals.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        const int Capacity = 28;
        value = 0;
        if (DigitCount == 0)
        {
            return true;
        }

        if (DigitCount > Capacity || Decimals > Capacity || LeadingExponent >= Capacity)
        {
            return false;
        }

        UInt128 digits = 0;
        int length = DigitCount + Math.Max(0, Exponent);
        for (int i = 0; i < length; i++)
        {
            digits = (digits * 10) + (UInt128)(i < DigitCount ? Digit(i) : 0);
        }

        value = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), IsNegative, (byte)Decimals);
        return true;
    }

    private static int LastNonZero(ReadOnlySpan<byte> integer, ReadOnlySpan<byte> fraction)
    {
        int last = fraction.LastIndexOfAnyExcept((byte)'0');
        return last >= 0 ? integer.Length + last : integer.LastIndexOfAnyExcept((byte)'0');
    }

    private static ReadOnlySpan<byte> TakeDigits(scoped ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        ReadOnlySpan<byte> digits = end < 0 ? text : text[..end];
        text = text[digits.Length..];
        return digits;
    }

    private static bool TryTakeExponent(scoped ref ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        if (text[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        text = text[1..];
        bool isNegative = text.StartsWith((byte)'-');
        if (isNegative || text.StartsWith((byte)'+'))
        {
            text = text[1..];
        }

        ReadOnlySpan<byte> digits = TakeDigits(ref text);
        foreach (byte digit in digits)
        {
            exponent = Math.Min(ExponentCeiling, (exponent * 10) + digit - '0');
        }

        exponent = isNegative ? -exponent : exponent;
        return !digits.IsEmpty;
    }
}
