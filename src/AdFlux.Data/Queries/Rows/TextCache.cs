using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace AdFlux.Data.Queries.Rows;

/// <summary>Makes one string of a text that many rows repeat, such as the ids of their campaign, ad set and ad.</summary>
internal sealed class TextCache
{
    private const int SlotsOfOneRow = 8;
    private const int SlotsOfManyRows = 1024;

    // As many texts are remembered, a power of two. A newer text takes the place of another one in its slot.
    private readonly string?[] _slots;

    private TextCache(int slots) => _slots = new string?[slots];

    public static TextCache For(RowStatement statement) => new(statement.IsSingle ? SlotsOfOneRow : SlotsOfManyRows);

    /// <summary>The text as a string.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        ref string? slot = ref _slots[SlotOf(utf8)];
        if (slot is null || !Ascii.Equals(utf8, slot))
            slot = Encoding.UTF8.GetString(utf8);
        return slot;
    }

    // Ids differ at their end. Fibonacci hashing spreads what is there over the upper bits.
    private int SlotOf(ReadOnlySpan<byte> text)
    {
        ulong end = 0;
        if (text.Length >= sizeof(ulong))
            end = BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]);
        else
            foreach (byte b in text)
                end = (end << 8) | b;
        return (int)((end * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)_slots.Length)));
    }
}
