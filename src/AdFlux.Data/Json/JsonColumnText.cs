using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AdFlux.Data.Json;

/// <summary>The stored text of a JSON column, and back.</summary>
internal static class JsonColumnText
{
    private static readonly JsonWriterOptions _strict = new() { Encoder = StrictJsonEncoder.Instance };

    /// <summary>Whether values of the type are in canonical form already, so that there is nothing to check in them.</summary>
    public static bool IsAlwaysCanonical<T>()
        where T : class, IJsonColumn<T> => typeof(T).IsAssignableTo(typeof(ICanonicalJson));

    /// <summary>Writes the value in canonical form.</summary>
    /// <exception cref="JsonContentException">The value holds what a database cannot store.</exception>
    /// <exception cref="JsonException">The value holds what JSON can't express, such as NaN.</exception>
    public static ReadOnlyMemory<byte> Write<T>(T value)
        where T : class, IJsonColumn<T>
    {
        if (value is ICanonicalJson canonical)
            return canonical.Utf8Json;

        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, _strict))
            JsonSerializer.Serialize(writer, value, T.JsonTypeInfo);

        return CanonicalJson.Canonicalize(json.WrittenSpan);
    }

    /// <summary>Writes the value as it comes, for comparing it with an earlier state of itself; never refuses text.</summary>
    public static byte[] WriteForComparison<T>(T value)
        where T : class, IJsonColumn<T> => JsonSerializer.SerializeToUtf8Bytes(value, T.JsonTypeInfo);

    /// <summary>Writes the value in canonical form.</summary>
    public static string WriteString<T>(T value)
        where T : class, IJsonColumn<T> => Encoding.UTF8.GetString(Write(value).Span);

    /// <summary>Reads stored text; the JSON <c>null</c>, which other applications store, is null.</summary>
    /// <exception cref="JsonException">The text is not a value of the type.</exception>
    public static T? Read<T>(string json)
        where T : class, IJsonColumn<T> => JsonSerializer.Deserialize(json, T.JsonTypeInfo);

    /// <summary>Reads stored text in UTF-8, which the value may keep. Actions are put into canonical form when they are first looked at.</summary>
    /// <exception cref="JsonException">The text is not a value of the type.</exception>
    public static T? ReadStored<T>(byte[] json)
        where T : class, IJsonColumn<T> =>
        typeof(T) == typeof(InsightActions)
            ? (T?)(object?)InsightActions.FromStored(json)
            : JsonSerializer.Deserialize(json.AsSpan(), T.JsonTypeInfo);

    /// <summary>Copies the value by way of its JSON.</summary>
    public static T? Copy<T>(T value)
        where T : class, IJsonColumn<T> => JsonSerializer.Deserialize(WriteForComparison(value), T.JsonTypeInfo);
}
