using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>The library's types as one compilation sees them.</summary>
internal sealed class KnownTypes
{
    private readonly INamedTypeSymbol _typedId;
    private readonly INamedTypeSymbol? _openValue;
    private readonly INamedTypeSymbol? _jsonColumn;

    private KnownTypes(INamedTypeSymbol typedId, Compilation compilation)
    {
        _typedId = typedId;
        _openValue = compilation.GetTypeByMetadataName("AdFlux.Data.Ids.OpenValueAttribute");
        _jsonColumn = compilation.GetTypeByMetadataName("AdFlux.Data.Json.JsonColumnAttribute");
    }

    /// <summary>Finds them; null in a compilation without the library, where there is nothing to analyze.</summary>
    public static KnownTypes? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("AdFlux.Data.Ids.TypedIdAttribute`1") is { } typedId
            ? new KnownTypes(typedId, compilation)
            : null;

    /// <summary>Whether the type is a typed id or an open value.</summary>
    public bool IsId(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct } && FindIdAttribute(type) is not null;

    /// <summary>Whether the type is a typed id or an open value that stores text.</summary>
    public bool IsTextId(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct }
        && FindIdAttribute(type) is { AttributeClass: { } attribute }
        && IsText(attribute);

    /// <summary>The attribute that makes a type a typed id or an open value.</summary>
    public AttributeData? FindIdAttribute(ITypeSymbol type) =>
        Find(type, attribute => Is(attribute, _typedId) || Is(attribute, _openValue));

    /// <summary>The attribute that makes a type a JSON column.</summary>
    public AttributeData? FindJsonColumnAttribute(ITypeSymbol type) => Find(type, attribute => Is(attribute, _jsonColumn));

    /// <summary>Whether an id's attribute says that it stores text.</summary>
    public static bool IsText(INamedTypeSymbol idAttribute) =>
        !idAttribute.IsGenericType || idAttribute.TypeArguments[0].SpecialType == SpecialType.System_String;

    /// <summary>The type itself, or what its nullable form wraps.</summary>
    public static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>What a list, an array or another sequence holds; null for a type that is none.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
            return array.ElementType;
        if (type is not INamedTypeSymbol { SpecialType: not SpecialType.System_String } named)
            return null;
        return named.AllInterfaces.Add(named).FirstOrDefault(IsSequence)?.TypeArguments[0];
    }

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static AttributeData? Find(ITypeSymbol type, Func<INamedTypeSymbol, bool> matches) =>
        type.GetAttributes()
            .FirstOrDefault(attribute => attribute.AttributeClass is { } definition && matches(definition.OriginalDefinition));

    private static bool Is(INamedTypeSymbol attribute, INamedTypeSymbol? definition) =>
        SymbolEqualityComparer.Default.Equals(attribute, definition);
}
