using System.Runtime.InteropServices;

namespace AdFlux.Data.Ingest.Documents;

/// <summary>Remembers the rows of the page or array that is being read by hashes of their keys, to tell whether two differ under one key.</summary>
/// <remarks>
/// All rows of a page of up to 65,536 rows; of a longer array at least the last 65,536. That takes 24 bytes in a table that is filled by half at
/// most: 0.4 MB for a page of 5,000 rows, and never more than 6 MB.
/// </remarks>
internal sealed class PageRows
{
    private const int FirstSlots = 1024;
    private const int MostRows = 1 << 16;

    private int _page;
    private Slot[] _slots = new Slot[FirstSlots];
    private int _count;

    // Of an array that is longer than what is kept: the rows before those in the table.
    private Slot[] _before = [];

    /// <summary>Remembers a row.</summary>
    /// <param name="key">The hash of its key.</param>
    /// <param name="row">The hash of all of it.</param>
    /// <param name="location">Where it is.</param>
    /// <returns>The number of a row of the same page that has the key and differs; 0 when there is none.</returns>
    public long FindOther(ulong key, ulong row, RowLocation location)
    {
        if (location.Page != _page)
            BeginPage(location.Page);

        ref Slot slot = ref Find(_slots, key);
        if (!slot.IsFree)
            return slot.RowHash == row ? 0 : slot.Row;

        if (_before.Length > 0 && Find(_before, key) is { IsFree: false } older)
            return older.RowHash == row ? 0 : older.Row;

        slot = new Slot(key, row, location.Row);
        if (++_count == MostRows)
            BeginTable();
        else if (_count * 2 > _slots.Length)
            Grow();
        return 0;
    }

    private void BeginPage(int page)
    {
        _page = page;
        _before = [];

        // A small page after a large one need not clear the table of the large one.
        if (_slots.Length > FirstSlots && _count * 8 < _slots.Length)
            _slots = new Slot[FirstSlots];
        else
            Array.Clear(_slots);
        _count = 0;
    }

    private void BeginTable()
    {
        (_before, _slots) = (_slots, _before.Length > 0 ? _before : new Slot[_slots.Length]);
        Array.Clear(_slots);
        _count = 0;
    }

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        foreach (ref readonly Slot slot in _slots.AsSpan())
        {
            if (!slot.IsFree)
                Find(larger, slot.Key) = slot;
        }

        _slots = larger;
    }

    // The key's slot, or the free one where it belongs.
    private static ref Slot Find(Slot[] slots, ulong key)
    {
        int last = slots.Length - 1;
        int at = (int)key & last;
        while (!slots[at].IsFree && slots[at].Key != key)
            at = (at + 1) & last;
        return ref slots[at];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(ulong Key, ulong RowHash, long Row)
    {
        public bool IsFree => Row == 0;
    }
}
