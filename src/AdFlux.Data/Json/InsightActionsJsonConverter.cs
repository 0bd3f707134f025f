using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdFlux.Data.Json;

/// <summary>Reads and writes <see cref="InsightActions"/> as the JSON array that they are.</summary>
public sealed class InsightActionsJsonConverter : JsonConverter<InsightActions>
{
    /// <inheritdoc />
    public override InsightActions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        InsightActions.FromCanonical(CanonicalJson.Canonicalize(ref reader));

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, InsightActions value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.Utf8Json.Span, skipInputValidation: true);
    }
}
