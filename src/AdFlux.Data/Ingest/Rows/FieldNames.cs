using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Looks up what a JSON name or text stands for by its UTF-8, without making a string of it.</summary>
internal sealed class FieldNames<TField>
{
    private const int MaxStackBytes = 256;

    // As in \u0061.
    private const int BytesPerEscapedCharacter = 6;

    // A name's place is its hash or the next free one after it. Three of four places are empty, so most unknown names meet one at once.
    private const int PlacesPerName = 4;

    private readonly Entry[] _entries;
    private readonly int _longest;

    /// <summary>Creates the table.</summary>
    /// <param name="fields">The names, compared ordinally.</param>
    public FieldNames(IReadOnlyDictionary<string, TField> fields)
    {
        _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)(Math.Max(1, fields.Count) * PlacesPerName))];
        foreach ((string text, TField field) in fields)
        {
            // Half of a surrogate pair becomes the replacement character here, which is another name.
            byte[] name = Encoding.UTF8.GetBytes(text);
            if (string.Equals(Encoding.UTF8.GetString(name), text, StringComparison.Ordinal))
            {
                _entries[Place(name)] = new Entry(name, field);
                _longest = Math.Max(_longest, name.Length);
            }
        }
    }

    /// <summary>Looks up a name or text.</summary>
    /// <param name="utf8">The name, unescaped.</param>
    /// <param name="field">What it stands for.</param>
    public bool TryFind(ReadOnlySpan<byte> utf8, [MaybeNullWhen(false)] out TField field)
    {
        ref readonly Entry entry = ref _entries[Place(utf8)];
        field = entry.Field;
        return entry.Name is not null;
    }

    /// <summary>Looks up the name or text that a reader stands on.</summary>
    public bool TryFind(in Utf8JsonReader reader, [MaybeNullWhen(false)] out TField field) =>
        reader.ValueIsEscaped ? TryFindEscaped(reader, out field) : TryFind(reader.ValueSpan, out field);

    private bool TryFindEscaped(in Utf8JsonReader reader, [MaybeNullWhen(false)] out TField field)
    {
        field = default;
        int bytes = reader.ValueSpan.Length;
        if (bytes > _longest * BytesPerEscapedCharacter)
        {
            return false;
        }

        Span<byte> name = bytes <= MaxStackBytes ? stackalloc byte[MaxStackBytes] : new byte[bytes];
        try
        {
            return TryFind(name[..reader.CopyString(name)], out field);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or no UTF-8: not a name that anything stands for.
            return false;
        }
    }

    // Where the name is, or where it would be.
    private int Place(ReadOnlySpan<byte> name)
    {
        int last = _entries.Length - 1;
        int place = ShortTextHash.Of(name) & last;
        while (_entries[place].Name is { } other && !name.SequenceEqual(other))
        {
            place = (place + 1) & last;
        }

        return place;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(byte[]? Name, TField Field);
}
