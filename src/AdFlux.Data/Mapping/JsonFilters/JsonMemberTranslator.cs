using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace AdFlux.Data.Mapping.JsonFilters;

/// <summary>
/// Translates the members of a JSON column's value: text, numbers, truth values, ids, members of members, and how many elements a list has. What the
/// serializer writes in a way of its own has no translation: EF Core reads the whole column to return it, and refuses to filter by it.
/// </summary>
internal sealed class JsonMemberTranslator(JsonSql json) : IMemberTranslator
{
    public SqlExpression? Translate(
        SqlExpression? instance,
        MemberInfo member,
        Type returnType,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger
    )
    {
        if (JsonPlaceExpression.Of(instance) is not { } place)
            return null;
        return place.TypeInfo is { } type ? Translate(place, type, member, returnType) : place.AtUnknown(member.Name, returnType);
    }

    private SqlExpression Translate(JsonPlaceExpression place, JsonTypeInfo type, MemberInfo member, Type returnType)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable && member.Name is "Count")
            return json.Count(place);
        if (
            FindProperty(type, member) is not { } property
            || !type.Options.TryGetTypeInfo(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, out var next)
        )
            return place.AtUnknown(member.Name, returnType);
        JsonPlaceExpression found = place.At(property.Name, next);
        if (next.Kind != JsonTypeInfoKind.None)
            return found;
        return (IsPlain(next, AreNumbersText(property, type)) ? json.Value(found, next.Type) : null)
            ?? place.AtUnknown(member.Name, returnType);
    }

    /// <summary>Whether the serializer writes the value as what it is: a converter of the application's own may write anything.</summary>
    private static bool IsPlain(JsonTypeInfo type, bool areNumbersText)
    {
        Type stored = JsonSql.StoredTypeOf(type.Type);
        bool isNumber = stored != typeof(string) && stored != typeof(bool);
        return (stored == type.Type || IsIdConverter(type.Converter.GetType())) && !(isNumber && areNumbersText);
    }

    private static bool IsIdConverter(Type converter) =>
        converter.IsGenericType && converter.GetGenericTypeDefinition() == typeof(TypedIdJsonConverter<,>);

    private static JsonPropertyInfo? FindProperty(JsonTypeInfo type, MemberInfo member)
    {
        string name =
            member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
            ?? type.Options.PropertyNamingPolicy?.ConvertName(member.Name)
            ?? member.Name;
        return type.Properties.FirstOrDefault(property =>
            string.Equals(property.Name, name, StringComparison.Ordinal)
            // SQLite has no way to write these in a path.
            && property.Name.AsSpan().IndexOfAny('"', '\\') < 0
            && property is { IsExtensionData: false, CustomConverter: null, Get: not null }
        );
    }

    private static bool AreNumbersText(JsonPropertyInfo property, JsonTypeInfo type) =>
        (property.NumberHandling ?? type.NumberHandling ?? type.Options.NumberHandling).HasFlag(JsonNumberHandling.WriteAsString);
}
