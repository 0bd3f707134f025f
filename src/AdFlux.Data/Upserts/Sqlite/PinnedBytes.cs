using System.Runtime.InteropServices;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>Memory that does not move, dealt out in places of which each holds one text at a time. It lives as long as this object.</summary>
internal sealed class PinnedBytes
{
    private const int ChunkBytes = 8_192;

    // Places that were outgrown are not used again: each is at least twice as large as the one before it.
    private readonly List<byte[]> _chunks = [];
    private int _used;

    /// <summary>Readies a place for another text.</summary>
    /// <param name="place">The place; it moves where it is too small.</param>
    /// <param name="bytes">The most that the text takes.</param>
    public Span<byte> Rewrite(ref TextPlace place, int bytes)
    {
        if (bytes > place.Size || place.Size == 0)
            Move(ref place, Math.Max(bytes, Math.Max(TextPlace.Smallest, place.Size * 2)));

        place.Edition++;
        return place.Chunk.AsSpan(place.Start, place.Size);
    }

    private void Move(ref TextPlace place, int size)
    {
        if (_chunks.Count == 0 || size > _chunks[^1].Length - _used)
        {
            _chunks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(size, ChunkBytes), pinned: true));
            _used = 0;
        }

        (place.Chunk, place.Start, place.Size) = (_chunks[^1], _used, size);
        _used += size;
    }
}

/// <summary>Where the text of a column is.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TextPlace
{
    /// <summary>What most ids, names and times fit into.</summary>
    public const int Smallest = 64;

    public byte[]? Chunk;
    public int Start;
    public int Size;

    /// <summary>Counts the texts that it has held.</summary>
    public long Edition;

    /// <summary>The text that it holds, where that was a string.</summary>
    public string? Source;

    public readonly BoundValue Value(int length) =>
        new(BoundKind.Text, Edition, Marshal.UnsafeAddrOfPinnedArrayElement(Chunk!, Start), length);
}
