using Microsoft.CodeAnalysis;

namespace AdFlux.Data.Generators.RowCodecs;

/// <summary>Tells what a symbol is by its attributes: what this generator writes for it, the generator itself can't see.</summary>
internal static class Attributes
{
    public static bool Has(ISymbol symbol, string @namespace, string name) => Find(symbol, @namespace, name) is not null;

    public static INamedTypeSymbol? Find(ISymbol symbol, string @namespace, string name) =>
        symbol
            .GetAttributes()
            .Select(attribute => attribute.AttributeClass)
            .FirstOrDefault(attribute =>
                string.Equals(attribute?.Name, name, StringComparison.Ordinal)
                && string.Equals(attribute!.ContainingNamespace?.ToDisplayString(), @namespace, StringComparison.Ordinal)
            );
}
