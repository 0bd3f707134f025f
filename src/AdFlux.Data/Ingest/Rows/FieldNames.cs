using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>Looks up what a JSON name or text stands for, without making a string of it.</summary>
internal sealed class FieldNames<TField>
{
    private const int MaxStackCharacters = 256;

    // As in \u0061.
    private const int BytesPerEscapedCharacter = 6;

    private readonly FrozenDictionary<string, TField>.AlternateLookup<ReadOnlySpan<char>> _fields;
    private readonly int _longest;

    /// <summary>Creates the table.</summary>
    /// <param name="fields">The names, compared ordinally.</param>
    public FieldNames(IReadOnlyDictionary<string, TField> fields)
    {
        _fields = fields.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = fields.Keys.Select(name => name.Length).DefaultIfEmpty().Max();
    }

    /// <summary>Looks up the name or text that a reader stands on.</summary>
    public bool TryFind(in Utf8JsonReader reader, [MaybeNullWhen(false)] out TField field)
    {
        field = default;
        int bytes = reader.ValueSpan.Length;
        if (bytes > _longest * BytesPerEscapedCharacter)
        {
            return false;
        }

        Span<char> name = bytes <= MaxStackCharacters ? stackalloc char[MaxStackCharacters] : new char[bytes];

        try
        {
            return _fields.TryGetValue(name[..reader.CopyString(name)], out field);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or no UTF-8: not a name that anything stands for.
            return false;
        }
    }
}
