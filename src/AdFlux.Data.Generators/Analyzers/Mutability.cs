using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>Finds how others can change a value after it was made. What a type does to its own private state is its own affair.</summary>
internal static class Mutability
{
    /// <summary>Says how the value can change, as the middle of a sentence; null where it can't.</summary>
    public static string? Find(INamedTypeSymbol type)
    {
        if (IsMutableCollection(type))
            return "its items can change";
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers().Where(IsOpenState))
            {
                switch (member)
                {
                    case IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } }:
                    case IFieldSymbol { IsReadOnly: false, IsConst: false }:
                        return $"'{member.Name}' can be set";
                    case IPropertySymbol { Type: { } value } when IsMutableCollection(value) && !JsonShape.KeepsMembers(member):
                    case IFieldSymbol { Type: { } content } when IsMutableCollection(content):
                        return $"the items of '{member.Name}' can change";
                }
            }
        }

        return null;
    }

    private static bool IsOpenState(ISymbol member) =>
        member is { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: not Accessibility.Private }
        || member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public };

    /// <summary>Arrays, and what implements the interfaces of collections that change, but for those that throw when they are used so.</summary>
    private static bool IsMutableCollection(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol)
            return true;
        if (type.ContainingNamespace?.ToDisplayString() is "System.Collections.Immutable" or "System.Collections.Frozen")
            return false;
        return !type.Name.StartsWith("ReadOnly", StringComparison.Ordinal)
            && type.AllInterfaces.Concat(type is INamedTypeSymbol { TypeKind: TypeKind.Interface } itself ? [itself] : [])
                .Any(contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_ICollection_T);
    }
}
