using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>Walks through types as System.Text.Json does: properties, and what lists, dictionaries and nullable values hold.</summary>
internal sealed class JsonShape(KnownTypes known)
{
    private const string Serialization = "System.Text.Json.Serialization";

    /// <summary>The objects within a type that lose the members that they don't have.</summary>
    public IEnumerable<INamedTypeSymbol> TypesThatDropMembers(INamedTypeSymbol type) => Reachable(type).Where(DropsMembers);

    /// <summary>The ids within a type whose converter System.Text.Json's own generator can't see: another generator writes it beside them.</summary>
    public IEnumerable<INamedTypeSymbol> IdsWithoutConverter(ITypeSymbol type, IAssemblySymbol assembly) =>
        Reachable(type)
            .Where(part =>
                known.IsId(part)
                && SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, assembly)
                && !part.GetAttributes().Any(IsOwnConverter)
            );

    /// <summary>Whether the member takes up what no other has.</summary>
    public static bool KeepsMembers(ISymbol member) => Has(member, "JsonExtensionDataAttribute");

    private List<INamedTypeSymbol> Reachable(ITypeSymbol type)
    {
        List<INamedTypeSymbol> found = [];
        var open = new Queue<ITypeSymbol>([type]);
        HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);
        while (open.Count > 0)
        {
            ITypeSymbol next = open.Dequeue().WithNullableAnnotation(NullableAnnotation.None);
            if (!seen.Add(next))
                continue;
            if (next is INamedTypeSymbol { SpecialType: SpecialType.None } named)
                found.Add(named);
            foreach (ITypeSymbol part in PartsOf(next))
                open.Enqueue(part);
        }

        return found;
    }

    private IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return [array.ElementType];
        if (type is not INamedTypeSymbol named || known.IsId(named) || Has(named, "JsonConverterAttribute"))
            return [];
        IEnumerable<ITypeSymbol> arguments = named.AllInterfaces.Prepend(named).SelectMany(part => part.TypeArguments).Where(IsOther);
        return IsDeclaredHere(named) && KnownTypes.ElementOf(named) is null
            ? arguments.Concat(PropertiesOf(named).Select(property => property.Type))
            : arguments;

        // A type names itself as the argument of IEquatable.
        bool IsOther(ITypeSymbol argument) => !SymbolEqualityComparer.Default.Equals(argument, type);
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (IPropertySymbol property in part.GetMembers().OfType<IPropertySymbol>().Where(IsSerialized))
                yield return property;
        }
    }

    private static bool IsSerialized(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: not null }
        && (property.DeclaredAccessibility == Accessibility.Public || Has(property, "JsonIncludeAttribute"))
        && !Has(property, "JsonConverterAttribute")
        && !Has(property, "JsonExtensionDataAttribute")
        && !property.GetAttributes().Any(IsAlwaysIgnored);

    private bool DropsMembers(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct
        && IsDeclaredHere(type)
        && !known.IsId(type)
        && KnownTypes.ElementOf(type) is null
        && !Has(type, "JsonConverterAttribute")
        && !Has(type, "JsonUnmappedMemberHandlingAttribute")
        && !BasesOf(type).SelectMany(part => part.GetMembers()).Any(KeepsMembers);

    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.BaseType)
            yield return part;
    }

    private static bool IsDeclaredHere(INamedTypeSymbol type) => type.Locations.Any(location => location.IsInSource);

    private static bool IsOwnConverter(AttributeData attribute) =>
        Is(attribute, "JsonConverterAttribute")
        && attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) is false;

    private static bool IsAlwaysIgnored(AttributeData attribute) =>
        Is(attribute, "JsonIgnoreAttribute")
        && attribute.NamedArguments.All(argument => argument is not { Key: "Condition", Value.Value: not 1 });

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => Is(data, attribute));

    private static bool Is(AttributeData attribute, string name) =>
        string.Equals(attribute.AttributeClass?.Name, name, StringComparison.Ordinal)
        && string.Equals(attribute.AttributeClass!.ContainingNamespace.ToDisplayString(), Serialization, StringComparison.Ordinal);
}
