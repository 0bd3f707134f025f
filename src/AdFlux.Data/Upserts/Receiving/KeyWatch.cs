using System.Buffers;

namespace AdFlux.Data.Upserts;

/// <summary>
/// Watches the keys of a stream of rows for one that comes twice, by their hashes: it may suspect a key wrongly, but misses none. Its memory is
/// bounded: 8 MB, and beyond one and a half million keys it gives up and suspects.
/// </summary>
internal sealed class KeyWatch : IDisposable
{
    private const int Slots = 1 << 21;
    private const int MostKeys = Slots / 4 * 3;

    private uint[]? _marks;
    private int _count;

    /// <summary>Whether a key may have come twice.</summary>
    public bool Suspects { get; private set; }

    public void See(ulong hash)
    {
        if (Suspects)
            return;

        _marks ??= Rent();
        Suspects = ++_count > MostKeys || !Add(_marks, hash);
    }

    public void Dispose()
    {
        if (_marks is not null)
            ArrayPool<uint>.Shared.Return(_marks);
        _marks = null;
    }

    // The slot comes from the upper half of the hash and the mark from the lower. Zero marks a free slot.
    private static bool Add(uint[] marks, ulong hash)
    {
        uint mark = (uint)hash | 1;
        int slot = (int)(hash >> 32) & (Slots - 1);
        for (; marks[slot] != 0; slot = (slot + 1) & (Slots - 1))
        {
            if (marks[slot] == mark)
                return false;
        }

        marks[slot] = mark;
        return true;
    }

    private static uint[] Rent()
    {
        uint[] rented = ArrayPool<uint>.Shared.Rent(Slots);
        rented.AsSpan(0, Slots).Clear();
        return rented;
    }
}
