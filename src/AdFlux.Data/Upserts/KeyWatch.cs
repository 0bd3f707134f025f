using System.Buffers;

namespace AdFlux.Data.Upserts;

/// <summary>
/// Watches the keys of a stream of rows for one that comes twice, by their hashes: it may suspect a key wrongly, but misses none. Beyond one
/// and a half million keys it gives up and suspects, so that its memory is bounded: 16 MB at most.
/// </summary>
internal sealed class KeyWatch : IDisposable
{
    private const int InitialSlots = 1 << 14;
    private const int MaxSlots = 1 << 21;

    private ulong[] _slots = Rent(InitialSlots);
    private int _mask = InitialSlots - 1;
    private int _count;

    /// <summary>Whether a key may have come twice.</summary>
    public bool Suspects { get; private set; }

    public void See(ulong hash)
    {
        if (Suspects)
            return;

        if (_count > _mask - (_mask >> 2) && !Grow())
        {
            Suspects = true;
            return;
        }

        Suspects = !Add(_slots, _mask, hash);
        _count++;
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_slots);
        _slots = [];
    }

    private static bool Add(ulong[] slots, int mask, ulong hash)
    {
        // Zero marks a free slot.
        hash |= 1;
        int slot = (int)(hash >> 32) & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (slots[slot] == hash)
                return false;
        }

        slots[slot] = hash;
        return true;
    }

    private bool Grow()
    {
        int slots = (_mask + 1) * 2;
        if (slots > MaxSlots)
            return false;

        ulong[] larger = Rent(slots);
        foreach (ulong hash in _slots.AsSpan(0, _mask + 1))
        {
            if (hash != 0)
                Add(larger, slots - 1, hash);
        }

        ArrayPool<ulong>.Shared.Return(_slots);
        (_slots, _mask) = (larger, slots - 1);
        return true;
    }

    private static ulong[] Rent(int slots)
    {
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(slots);
        rented.AsSpan(0, slots).Clear();
        return rented;
    }
}
