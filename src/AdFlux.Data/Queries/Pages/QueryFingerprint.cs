using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdFlux.Data.Queries.Pages;

/// <summary>Tells queries apart: what a list is filtered by and in which order it comes, as a hash that a cursor carries.</summary>
internal sealed class QueryFingerprint
{
    public const int Size = 8;

    private readonly ArrayBufferWriter<byte> _parts = new();

    /// <param name="list">The name of the list.</param>
    public QueryFingerprint(string list) => Add(list);

    public QueryFingerprint Add(string? text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text ?? "");

        // Each part begins with its length, so that no two queries add the same bytes; none has a length that no text has.
        _parts.Write(BitConverter.GetBytes(text is null ? -1 : bytes.Length));
        _parts.Write(bytes);
        return this;
    }

    public QueryFingerprint Add<T>(T? value)
        where T : struct, IFormattable => Add(value?.ToString(format: null, CultureInfo.InvariantCulture));

    public QueryFingerprint Add(DateOnly? day) => Add(day?.DayNumber);

    public QueryFingerprint Add(DateTime? time) => Add(time?.Ticks);

    /// <summary>Adds the order that the list comes in.</summary>
    public QueryFingerprint AddOrder<TSort>(TSort sortBy, SortDirection direction)
        where TSort : struct, Enum => Add<TSort>(sortBy).Add<SortDirection>(direction);

    /// <summary>Adds a filter by several texts, whose order does not count.</summary>
    public QueryFingerprint AddSet(IEnumerable<string>? texts)
    {
        string[]? sorted = texts is null ? null : [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Add(sorted?.Length);
        foreach (string text in sorted ?? [])
            Add(text);
        return this;
    }

    public ReadOnlySpan<byte> Hash() => SHA256.HashData(_parts.WrittenSpan).AsSpan(0, Size);
}
