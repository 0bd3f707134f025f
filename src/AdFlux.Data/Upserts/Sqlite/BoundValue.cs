using System.Runtime.InteropServices;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>A value as SQLite takes it. Two of the same parameter are equal only if what they stand for is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bits">The number, the bits of the double, or the edition of the text: another text has another one.</param>
/// <param name="Text">Where the text is, at an address that stays.</param>
/// <param name="Length">Its bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BoundValue(BoundKind Kind, long Bits, nint Text, int Length)
{
    public static BoundValue OfNumber(long value) => new(BoundKind.Int64, value, 0, 0);

    public static BoundValue OfNumber(double value) => new(BoundKind.Double, BitConverter.DoubleToInt64Bits(value), 0, 0);

    /// <summary>Binds it to a parameter of a prepared statement.</summary>
    /// <returns>SQLite's result code.</returns>
    public int Bind(nint statement, int parameter) =>
        Kind switch
        {
            BoundKind.Int64 => SqliteBinding.Int64(statement, parameter, Bits),
            BoundKind.Double => SqliteBinding.Double(statement, parameter, BitConverter.Int64BitsToDouble(Bits)),
            BoundKind.Text => SqliteBinding.Text(statement, parameter, Text, Length),
            _ => SqliteBinding.Null(statement, parameter),
        };
}

/// <summary>What a value is to SQLite; null unless set, as a parameter is before it is bound.</summary>
internal enum BoundKind
{
    Null,
    Int64,
    Double,
    Text,
}
