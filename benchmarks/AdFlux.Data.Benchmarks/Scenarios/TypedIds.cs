using System.Text.Json;
using AdFlux.Data.Benchmarks.Data;
using AdFlux.Data.Benchmarks.Reporting;
using AdFlux.Data.Ids;

namespace AdFlux.Data.Benchmarks.Scenarios;

/// <summary>Ids as the types that the generator writes, against plain strings.</summary>
public sealed class TypedIds
{
    private readonly string[] _texts;
    private readonly MetaAdId[] _ids;
    private readonly byte[] _json;
    private readonly char[] _buffer = new char[64];

    public TypedIds(int count)
    {
        _texts = [.. Enumerable.Range(0, count).Select(AdFamily.Measured.AdId)];
        _ids = [.. _texts.Select(MetaAdId.From)];
        _json = JsonSerializer.SerializeToUtf8Bytes(_texts);
    }

    internal IEnumerable<Comparison> Compare() =>
        [
            Compare("id, parse", ParseStrings, ParseIds),
            Compare("id, format", FormatStrings, FormatIds),
            Compare("id, write JSON", WriteStrings, WriteIds),
            Compare("id, read JSON", ReadStrings, ReadIds),
        ];

    public long ParseStrings()
    {
        long length = 0;
        foreach (string text in _texts)
            length += new string(text.AsSpan()).Length;

        return length;
    }

    public long ParseIds()
    {
        long length = 0;
        foreach (string text in _texts)
            length += Parse<MetaAdId>(text).Value.Length;

        return length;
    }

    public long FormatStrings()
    {
        long length = 0;
        foreach (string text in _texts)
            length += text.TryCopyTo(_buffer) ? text.Length : 0;

        return length;
    }

    public long FormatIds()
    {
        long length = 0;
        foreach (MetaAdId id in _ids)
            length += Format(id, _buffer);

        return length;
    }

    public long WriteStrings() => JsonSerializer.SerializeToUtf8Bytes(_texts).Length;

    public long WriteIds() => JsonSerializer.SerializeToUtf8Bytes(_ids).Length;

    public long ReadStrings() => JsonSerializer.Deserialize<string[]>(_json)!.Length;

    public long ReadIds() => JsonSerializer.Deserialize<MetaAdId[]>(_json)!.Length;

    // The interfaces' members are implemented explicitly.
    private static T Parse<T>(ReadOnlySpan<char> text)
        where T : ISpanParsable<T> => T.Parse(text, provider: null);

    private static int Format<T>(T id, Span<char> buffer)
        where T : ISpanFormattable => id.TryFormat(buffer, out int written, format: default, provider: null) ? written : 0;

    private Comparison Compare(string scenario, Func<long> strings, Func<long> ids) =>
        new("", scenario, _texts.Length, "id")
        {
            Contenders =
            [
                new("string", Role.Limit, _ => Task.FromResult(strings())),
                new(Names.Library, Role.Library, _ => Task.FromResult(ids())),
            ],
        };
}
