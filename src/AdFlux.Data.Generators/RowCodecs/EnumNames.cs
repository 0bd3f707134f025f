using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>Finds the class <c>{Enum}Names</c> beside an enum, whose <c>ToName</c> and <c>Parse</c> convert between members and stored names.</summary>
internal static class EnumNames
{
    public static INamedTypeSymbol? Find(ITypeSymbol type) =>
        type
            .ContainingNamespace.GetTypeMembers(type.Name + "Names", arity: 0)
            .FirstOrDefault(names => HasMethod(names, "ToName", type, isResult: false) && HasMethod(names, "Parse", type, isResult: true));

    private static bool HasMethod(INamedTypeSymbol names, string name, ITypeSymbol type, bool isResult) =>
        names
            .GetMembers(name)
            .OfType<IMethodSymbol>()
            .Any(method =>
                method is { IsStatic: true, Parameters.Length: 1 }
                && MemberParser.IsAccessible(method)
                && SymbolEqualityComparer.Default.Equals(isResult ? method.ReturnType : method.Parameters[0].Type, type)
                && (isResult ? method.Parameters[0].Type : method.ReturnType).SpecialType == SpecialType.System_String
            );
}
