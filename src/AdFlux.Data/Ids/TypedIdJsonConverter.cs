using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdFlux.Data.Ids;

/// <summary>Reads and writes an id as its bare value, also as the key of a JSON object.</summary>
/// <typeparam name="TId">The id.</typeparam>
/// <typeparam name="TValue">Its value: a JSON number for <see cref="int"/> and <see cref="long"/>, a JSON string otherwise.</typeparam>
/// <remarks>
/// A JSON <c>null</c> for an id that is not nullable, and a value that the id does not accept, are a <see cref="JsonException"/>.
/// Writing a text id that was never assigned throws <see cref="UninitializedIdException"/>.
/// </remarks>
public sealed class TypedIdJsonConverter<TId, TValue> : JsonConverter<TId>
    where TId : struct, ITypedId<TId, TValue>
    where TValue : notnull
{
    private static readonly bool IsNumber = typeof(TValue) == typeof(int) || typeof(TValue) == typeof(long);

    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (IsNumber)
            return ReadNumber(ref reader, options);
        if (reader.TokenType != JsonTokenType.String)
            throw Invalid(reader.TokenType);
        return ReadText(ref reader);
    }

    private static TId ReadNumber(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        bool readsStrings = options.NumberHandling.HasFlag(JsonNumberHandling.AllowReadingFromString);
        if (reader.TokenType == JsonTokenType.String && readsStrings)
            return ReadText(ref reader);
        // Through text, since it is the one way that fits both widths and refuses what an int can't hold.
        Span<char> text = stackalloc char[20];
        if (
            reader.TokenType != JsonTokenType.Number
            || !reader.TryGetInt64(out long number)
            || !number.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture)
            || !TId.TryParse(text[..length], CultureInfo.InvariantCulture, out TId id)
        )
            throw Invalid(reader.TokenType);
        return id;
    }

    private static TId ReadText(ref Utf8JsonReader reader)
    {
        if (!TId.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out TId id))
            throw Invalid(reader.TokenType);
        return id;
    }

    private static JsonException Invalid(JsonTokenType token) =>
        new($"The JSON {token} is not a valid {typeof(TId).Name}, which is of type {typeof(TValue).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value.Value)
        {
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case Guid guid:
                writer.WriteStringValue(guid);
                break;
            default:
                writer.WriteStringValue(AssignedText(value));
                break;
        }
    }

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadText(ref reader);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(AssignedText(value));
    }

    private static string AssignedText(TId id) =>
        typeof(TValue) == typeof(string) && id.IsDefault
            ? throw new UninitializedIdException(typeof(TId))
            : id.ToString(format: null, CultureInfo.InvariantCulture);
}
