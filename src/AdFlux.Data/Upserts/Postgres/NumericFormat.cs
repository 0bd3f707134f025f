using System.Buffers.Binary;
using AdFlux.Data.Mapping.Converters;

namespace AdFlux.Data.Upserts.Postgres;

/// <summary>PostgreSQL's binary form of <c>numeric</c>: digits to the base 10,000, the most significant first.</summary>
internal static class NumericFormat
{
    /// <summary>The most bytes that an amount takes, its length included.</summary>
    public const int MaxBytes = sizeof(int) + (4 * sizeof(short)) + (MaxDigits * sizeof(short));

    private const int MaxDigits = IntegerDigits + FractionDigits;
    private const int IntegerDigits = 5;
    private const int FractionDigits = 2;
    private const int FractionDecimals = 8;
    private const ushort Base = 10_000;
    private const short Negative = 0x4000;

    // Not a span of constants, which code that is not optimized yet allocates for each use.
    private static readonly ulong[] _powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Writes the length and the number.</summary>
    /// <param name="number">At most eight decimals and a coefficient below 2^64 once trailing zeros are dropped: any amount that is stored.</param>
    /// <param name="target">At least <see cref="MaxBytes"/>.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(decimal number, Span<byte> target)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        if (bits[2] != 0 || number.Scale > FractionDecimals)
            decimal.GetBits(PlainDecimal.Of(number), bits);

        ulong coefficient = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        int scale = (bits[3] >> 16) & 0xff;
        (ulong whole, ulong rest) = Math.DivRem(coefficient, _powersOfTen[scale]);
        ulong fraction = rest * _powersOfTen[FractionDecimals - scale];

        Span<ushort> digits = stackalloc ushort[MaxDigits];
        for (int i = IntegerDigits - 1; i >= 0; i--, whole /= Base)
            digits[i] = (ushort)(whole % Base);
        digits[IntegerDigits] = (ushort)(fraction / Base);
        digits[IntegerDigits + 1] = (ushort)(fraction % Base);

        int first = 0;
        while (first < MaxDigits && digits[first] == 0)
            first++;
        int end = MaxDigits;
        while (end > first && digits[end - 1] == 0)
            end--;

        short count = (short)(end - first);
        BinaryPrimitives.WriteInt32BigEndian(target, (4 + count) * sizeof(short));
        target = target[sizeof(int)..];
        BinaryPrimitives.WriteInt16BigEndian(target, count);
        BinaryPrimitives.WriteInt16BigEndian(target[2..], (short)(count == 0 ? 0 : IntegerDigits - 1 - first));
        BinaryPrimitives.WriteInt16BigEndian(target[4..], bits[3] < 0 && count > 0 ? Negative : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(target[6..], (short)scale);
        for (int i = first; i < end; i++)
            BinaryPrimitives.WriteUInt16BigEndian(target[(8 + ((i - first) * sizeof(ushort)))..], digits[i]);

        return sizeof(int) + ((4 + count) * sizeof(short));
    }
}
