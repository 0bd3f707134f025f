using System.Globalization;
using System.Text.Json;

namespace AdFlux.Data.Json;

/// <content>Numbers: one spelling per value, every digit kept.</content>
internal ref partial struct CanonicalJsonWriter
{
    // Plain digits unless an exponent saves more zeros than this.
    private const int MaxPaddingZeros = 20;
    private const int MaxDoubleExponent = 308;

    private void WriteNumber(ReadOnlySpan<byte> text)
    {
        if (!JsonNumber.TryParse(text, out JsonNumber number))
        {
            throw new JsonException("A number does not follow the grammar of JSON.");
        }

        if (number.DigitCount == 0)
        {
            _text.Append((byte)'0');
            return;
        }

        if (IsOutOfRange(text, number))
        {
            throw Refused(
                JsonContentFault.NumberOutOfRange,
                $"A number is beyond the range of a double or has more than {CanonicalJson.MaxDecimals} decimals"
            );
        }

        if (number.IsNegative)
        {
            _text.Append((byte)'-');
        }

        if (number.Exponent > MaxPaddingZeros || -number.LeadingExponent > MaxPaddingZeros)
        {
            AppendScientific(number);
        }
        else
        {
            AppendPlain(number);
        }
    }

    private static bool IsOutOfRange(ReadOnlySpan<byte> text, in JsonNumber number) =>
        number.Decimals > CanonicalJson.MaxDecimals
        || number.LeadingExponent > MaxDoubleExponent
        || (
            number.LeadingExponent == MaxDoubleExponent
            && double.IsInfinity(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))
        );

    private void AppendPlain(in JsonNumber number)
    {
        // From the digit of the highest power of ten, or of 10^0, down to the lowest, or 10^0.
        int highest = Math.Max(0, number.LeadingExponent);
        int lowest = Math.Min(0, number.Exponent);
        for (int power = highest; power >= lowest; power--)
        {
            int index = number.LeadingExponent - power;
            _text.Append((byte)('0' + (index >= 0 && index < number.DigitCount ? number.Digit(index) : 0)));
            if (power == 0 && lowest < 0)
            {
                _text.Append((byte)'.');
            }
        }
    }

    private void AppendScientific(in JsonNumber number)
    {
        for (int i = 0; i < number.DigitCount; i++)
        {
            if (i == 1)
            {
                _text.Append((byte)'.');
            }

            _text.Append((byte)('0' + number.Digit(i)));
        }

        Span<byte> exponent = stackalloc byte[12];
        number.LeadingExponent.TryFormat(exponent, out int length, default, CultureInfo.InvariantCulture);
        _text.Append((byte)'e');
        _text.Append(exponent[..length]);
    }
}
