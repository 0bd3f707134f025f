using System.Runtime.InteropServices;

namespace AdFlux.Data.Benchmarks.Limits;

/// <summary>A value that is bound without looking at anything but itself.</summary>
/// <param name="Type">How to bind it.</param>
/// <param name="Length">Bytes of text.</param>
/// <param name="Bits">The count, the bits of the number, or the offset of the text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BoundValue(BoundType Type, int Length, long Bits)
{
    public static BoundValue Count(long value) => new(BoundType.Count, 0, value);

    public static BoundValue Number(double value) => new(BoundType.Number, 0, BitConverter.DoubleToInt64Bits(value));

    public static BoundValue Text(long offset, int length) => new(BoundType.Text, length, offset);

    public int Bind(nint statement, int index, nint text) =>
        Type switch
        {
            BoundType.Count => NativeSqlite.BindInt64(statement, index, Bits),
            BoundType.Number => NativeSqlite.BindDouble(statement, index, BitConverter.Int64BitsToDouble(Bits)),
            _ => NativeSqlite.BindText(statement, index, text + (nint)Bits, Length, destructor: 0),
        };
}

internal enum BoundType
{
    Count,
    Number,
    Text,
}
