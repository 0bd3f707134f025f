using System.Buffers.Binary;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>A hash of all bytes of a row, in 64 bits: two that differ have the same one by chance only.</summary>
internal static class RowHash
{
    private const int Block = 32;

    // Digits of the fraction of pi: odd enough to keep zeros from cancelling the input.
    private const ulong First = 0x243F_6A88_85A3_08D3;
    private const ulong Second = 0x1319_8A2E_0370_7345;
    private const ulong Third = 0xA409_3822_299F_31D1;

    /// <summary>The hash of a row.</summary>
    public static ulong Of(ReadOnlySpan<byte> row)
    {
        // Spread, or the length could cancel a byte of the row.
        ulong left = First ^ ((uint)row.Length * Third);
        ulong right = Second;
        while (row.Length >= Block)
        {
            Add(row, ref left, ref right);
            row = row[Block..];
        }

        Span<byte> rest = stackalloc byte[Block];
        rest.Clear();
        row.CopyTo(rest);
        Add(rest, ref left, ref right);
        return With(left, right);
    }

    /// <summary>A hash that depends on another part, too.</summary>
    public static ulong With(ulong hash, ulong part) => Fold(hash ^ Third, part ^ First);

    // Two halves that do not wait for each other.
    private static void Add(ReadOnlySpan<byte> block, ref ulong left, ref ulong right)
    {
        left = Fold(left ^ BinaryPrimitives.ReadUInt64LittleEndian(block), BinaryPrimitives.ReadUInt64LittleEndian(block[8..]) ^ Second);
        right = Fold(
            right ^ BinaryPrimitives.ReadUInt64LittleEndian(block[16..]),
            BinaryPrimitives.ReadUInt64LittleEndian(block[24..]) ^ Third
        );
    }

    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}
