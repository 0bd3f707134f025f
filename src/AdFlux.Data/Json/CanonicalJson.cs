using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdFlux.Data.Json;

/// <summary>Writes a JSON value in one form: members sorted by name, the last of equal names, no white space.</summary>
public static class CanonicalJson
{
    /// <summary>Writes a JSON value in canonical form.</summary>
    /// <param name="utf8Json">One JSON value in UTF-8.</param>
    public static byte[] Canonicalize(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(document.RootElement, writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (JsonProperty member in element.EnumerateObject())
                    members[member.Name] = member.Value;
                writer.WriteStartObject();
                foreach ((string name, JsonElement value) in members)
                {
                    writer.WritePropertyName(name);
                    Write(value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                    Write(item, writer);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
