using AdFlux.Data.Generators.Declarations;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>Reads a property of an entity.</summary>
internal static class MemberParser
{
    private const string RowCodecAttribute = "RowCodecAttribute";
    private const string RowsNamespace = "AdFlux.Data.Rows";
    private const string SchemaNamespace = "System.ComponentModel.DataAnnotations.Schema";

    /// <summary>
    /// Whether the property is stored with the entity. One without a setter is computed, or a collection of other entities; one that is another
    /// entity, or a collection of them, is a navigation.
    /// </summary>
    public static bool IsStored(IPropertySymbol property) =>
        property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod: not null }
        && !Attributes.Has(property, SchemaNamespace, "NotMappedAttribute")
        && !IsNavigation(property.Type);

    /// <summary>Finds why a stored property can't be a column.</summary>
    public static DiagnosticInfo? FindFault(IPropertySymbol property)
    {
        Location location = property.Locations[0];
        string entity = property.ContainingType.Name;
        if (property.IsIndexer || !IsAccessible(property.GetMethod) || !IsAccessible(property.SetMethod))
            return DiagnosticInfo.Create(Rules.InaccessibleMember, location, entity, property.Name);
        ITypeSymbol type = Underlying(property.Type);
        if (type.TypeKind == TypeKind.Enum && EnumNames.Find(type) is null)
            return DiagnosticInfo.Create(Rules.UnnamedEnum, location, entity, property.Name, type.Name);
        return StoredValue.Of(type) is null
            ? DiagnosticInfo.Create(Rules.UnmappableMember, location, entity, property.Name, property.Type.ToDisplayString())
            : null;
    }

    /// <summary>Reads a stored property without a fault.</summary>
    public static RowMember Parse(IPropertySymbol property)
    {
        ITypeSymbol type = Underlying(property.Type);
        (string kind, MemberForm form) = StoredValue.Of(type)!.Value;
        return new RowMember(
            property.Name,
            DeclarationParser.Escape(property.Name),
            kind,
            form,
            form == MemberForm.Plain ? "" : DeclarationParser.Parse((INamedTypeSymbol)type).FullName,
            form == MemberForm.Named ? DeclarationParser.Parse(EnumNames.Find(type)!).FullName : "",
            property.Type.IsValueType
                ? !SymbolEqualityComparer.Default.Equals(type, property.Type)
                : property.Type.NullableAnnotation != NullableAnnotation.NotAnnotated
        );
    }

    /// <summary>Whether the codec, which is in the entity's assembly, can use the member.</summary>
    public static bool IsAccessible(IMethodSymbol? method) =>
        method?.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool IsNavigation(ITypeSymbol type)
    {
        if (Attributes.Has(type, RowsNamespace, RowCodecAttribute))
            return true;
        IEnumerable<INamedTypeSymbol> contracts = type is INamedTypeSymbol { TypeKind: TypeKind.Interface } itself
            ? type.AllInterfaces.Add(itself)
            : type.AllInterfaces;
        return contracts.Any(contract =>
            contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
            && Attributes.Has(contract.TypeArguments[0], RowsNamespace, RowCodecAttribute)
        );
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
