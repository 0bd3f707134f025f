using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdFlux.Data.Json;

/// <summary>Reads an id from a text or from a JSON number, which is taken by its digits, never through floating point; writes a text.</summary>
internal sealed class DigitsJsonConverter : JsonConverter<string>
{
    /// <inheritdoc />
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            return reader.GetString();

        byte[] digits = reader.HasValueSequence
            ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence)
            : reader.ValueSpan.ToArray();
        return digits.AsSpan().ContainsAnyExceptInRange((byte)'0', (byte)'9')
            ? throw new JsonException("An id is a number that is not whole.")
            : Encoding.ASCII.GetString(digits);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
