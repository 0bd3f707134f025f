using System.Text;
using System.Text.Json;

namespace AdFlux.Data.Json;

/// <summary>The stored text of a JSON column, and back.</summary>
internal static class JsonColumnText
{
    /// <summary>Writes the value in canonical form.</summary>
    /// <exception cref="JsonException">The value holds what JSON can't express, such as NaN.</exception>
    public static byte[] Write<T>(T value)
        where T : class, IJsonColumn<T> => CanonicalJson.Canonicalize(JsonSerializer.SerializeToUtf8Bytes(value, T.JsonTypeInfo));

    /// <summary>Writes the value in canonical form.</summary>
    public static string WriteString<T>(T value)
        where T : class, IJsonColumn<T> => Encoding.UTF8.GetString(Write(value));

    /// <summary>Reads stored text; the JSON <c>null</c>, which other applications store, is null.</summary>
    /// <exception cref="JsonException">The text is not a value of the type.</exception>
    public static T? Read<T>(string json)
        where T : class, IJsonColumn<T> => JsonSerializer.Deserialize(json, T.JsonTypeInfo);

    /// <summary>Whether two values have the same JSON.</summary>
    public static bool AreEqual<T>(T left, T right)
        where T : class, IJsonColumn<T>
    {
        byte[] leftJson = JsonSerializer.SerializeToUtf8Bytes(left, T.JsonTypeInfo);
        byte[] rightJson = JsonSerializer.SerializeToUtf8Bytes(right, T.JsonTypeInfo);
        // Mostly nothing changed. What can't be stored has no canonical form, and must not stop a row that holds it already from being read.
        return leftJson.AsSpan().SequenceEqual(rightJson)
            || CanonicalJson.Canonicalize(leftJson).AsSpan().SequenceEqual(CanonicalJson.Canonicalize(rightJson));
    }

    /// <summary>Copies the value by way of its JSON.</summary>
    public static T? Copy<T>(T value)
        where T : class, IJsonColumn<T> =>
        JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, T.JsonTypeInfo), T.JsonTypeInfo);
}
