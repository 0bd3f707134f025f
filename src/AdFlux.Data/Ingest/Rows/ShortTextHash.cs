using System.Buffers.Binary;
using System.Numerics;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>A hash of names and ids that looks at their length and at eight bytes of either end only, where they differ.</summary>
internal static class ShortTextHash
{
    /// <summary>The hash, from 0 to 2^24 - 1; tables take its low bits.</summary>
    public static int Of(ReadOnlySpan<byte> text)
    {
        ulong head;
        ulong tail;
        if (text.Length >= sizeof(ulong))
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(text);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]);
        }
        else if (text.Length >= sizeof(uint))
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(text);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]);
        }
        else
        {
            head = text.IsEmpty ? 0u : text[0];
            tail = text.IsEmpty ? 0u : (uint)((text[^1] << 8) | text[text.Length / 2]);
        }

        // The odd constant next to 2^64 divided by the golden ratio spreads neighbours over the high bits.
        const ulong Spread = 0x9E37_79B9_7F4A_7C15;
        ulong mixed = ((head * Spread) + BitOperations.RotateLeft(tail, 32) + (uint)text.Length) * Spread;
        return (int)(mixed >> 40);
    }
}
