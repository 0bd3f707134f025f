using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdFlux.Data.Ids;

/// <summary>Gives System.Text.Json the converter of any typed id.</summary>
/// <remarks>
/// An application's own <c>JsonSerializerContext</c> names it in <c>[JsonSourceGenerationOptions(Converters = [typeof(TypedIdJsonConverterFactory)])]</c>
/// when it declares ids itself: a source generator does not see the <c>[JsonConverter]</c> that another one emits in the same project.
/// </remarks>
public sealed class TypedIdJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsValueType && FindConverterType(typeToConvert) is not null;
    }

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        // The closed converter type is named by the attribute on the id, so that trimming keeps it.
        return FindConverterType(typeToConvert) is { } converter ? (JsonConverter?)Activator.CreateInstance(converter) : null;
    }

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    private static Type? FindConverterType(Type idType) =>
        idType.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType is { IsGenericType: true } converter
        && converter.GetGenericTypeDefinition() == typeof(TypedIdJsonConverter<,>)
            ? converter
            : null;
}
