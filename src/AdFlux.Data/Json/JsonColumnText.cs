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
    /// <exception cref="JsonContentException">The value holds what a database cannot store, or what JSON can't express, such as NaN.</exception>
    public static ReadOnlyMemory<byte> Write<T>(T value)
        where T : class, IJsonColumn<T>
    {
        if (value is ICanonicalJson canonical)
            return canonical.Utf8Json;

        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, _strict))
            Serialize(writer, value);

        return CanonicalJson.Canonicalize(json.WrittenSpan);
    }

    private static void Serialize<T>(Utf8JsonWriter writer, T value)
        where T : class, IJsonColumn<T>
    {
        try
        {
            JsonSerializer.Serialize(writer, value, T.JsonTypeInfo);
        }
        // The serializer refuses NaN and infinity by the one, and what nests too deep or holds itself by the other.
        catch (ArgumentException exception)
        {
            throw new JsonContentException(JsonContentFault.NotJson, "$", exception.Message, exception);
        }
        catch (JsonException exception)
        {
            JsonContentFault fault = writer.CurrentDepth >= CanonicalJson.MaxDepth ? JsonContentFault.TooDeep : JsonContentFault.NotJson;
            throw new JsonContentException(fault, exception.Path ?? "$", exception.Message, exception);
        }
    }

    /// <summary>Writes the value as it comes, for comparing it with an earlier state of itself; never refuses text.</summary>
    /// <returns>The JSON; null when the serializer refuses the value, which saving it will say.</returns>
    public static byte[]? WriteForComparison<T>(T value)
        where T : class, IJsonColumn<T>
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, T.JsonTypeInfo);
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the value in canonical form.</summary>
    public static string WriteString<T>(T value)
        where T : class, IJsonColumn<T> => Encoding.UTF8.GetString(Write(value).Span);

    /// <summary>Reads stored text; the JSON <c>null</c>, which other applications store, is null.</summary>
    /// <exception cref="JsonContentException">The text is not a value of the type.</exception>
    public static T? Read<T>(string json)
        where T : class, IJsonColumn<T>
    {
        try
        {
            return JsonSerializer.Deserialize(json, T.JsonTypeInfo);
        }
        catch (JsonException exception)
        {
            throw NotOf<T>(exception);
        }
    }

    private static JsonContentException NotOf<T>(JsonException exception) =>
        new(
            JsonContentFault.WrongShape,
            exception.Path ?? "$",
            $"The stored JSON is not a {typeof(T).Name}: {exception.Message}",
            exception
        );

    /// <summary>Reads stored text in UTF-8, which the value may keep. Actions are put into canonical form when they are first looked at.</summary>
    /// <exception cref="JsonContentException">The text is not a value of the type.</exception>
    public static T? ReadStored<T>(byte[] json)
        where T : class, IJsonColumn<T>
    {
        if (typeof(T) == typeof(InsightActions))
            return (T?)(object?)InsightActions.FromStored(json);
        try
        {
            return JsonSerializer.Deserialize(json.AsSpan(), T.JsonTypeInfo);
        }
        catch (JsonException exception)
        {
            throw NotOf<T>(exception);
        }
    }

    /// <summary>Copies the value by way of its JSON; what the serializer refuses stays the value itself.</summary>
    public static T? Copy<T>(T value)
        where T : class, IJsonColumn<T> => WriteForComparison(value) is { } json ? JsonSerializer.Deserialize(json, T.JsonTypeInfo) : value;
}
