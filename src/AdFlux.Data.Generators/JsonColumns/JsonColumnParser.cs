using AdFlux.Data.Generators.Declarations;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdFlux.Data.Generators.JsonColumns;

/// <summary>Reads a declaration with <c>[JsonColumn]</c>.</summary>
internal static class JsonColumnParser
{
    public const string JsonColumnAttribute = "AdFlux.Data.Json.JsonColumnAttribute";

    public static Result<JsonColumnModel> Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        Location location = ((BaseTypeDeclarationSyntax)context.TargetNode).Identifier.GetLocation();
        var serializerContext = attribute.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;
        bool immutable = attribute.NamedArguments.FirstOrDefault(argument => argument.Key is "Immutable").Value.Value is true;

        List<DiagnosticInfo> faults = [.. DeclarationParser.FindFaults(type, location)];
        if (type.TypeKind != TypeKind.Class)
            faults.Add(DiagnosticInfo.Create(Rules.NotClass, location, type.Name));
        string? property = serializerContext is null ? null : FindTypeInfoProperty(serializerContext, type);
        if (property is null)
            faults.Add(DiagnosticInfo.Create(Rules.MissingFromContext, location, type.Name, serializerContext?.Name ?? "The context"));

        return new Result<JsonColumnModel>(
            faults.Count > 0
                ? null
                : new JsonColumnModel(
                    DeclarationParser.Parse(type),
                    $"{DeclarationParser.Parse(serializerContext!).FullName}.Default.{property}",
                    immutable
                ),
            new EquatableArray<DiagnosticInfo>(faults)
        );
    }

    /// <summary>
    /// The property that the serializer's own generator makes for the type. We don't see what it generates, only the attribute that asks for it.
    /// </summary>
    private static string? FindTypeInfoProperty(INamedTypeSymbol serializerContext, INamedTypeSymbol type)
    {
        AttributeData? attribute = serializerContext
            .GetAttributes()
            .FirstOrDefault(attribute =>
                attribute.AttributeClass?.Name is "JsonSerializableAttribute"
                && SymbolEqualityComparer.Default.Equals(attribute.ConstructorArguments.FirstOrDefault().Value as ISymbol, type)
            );
        return attribute is null
            ? null
            : attribute.NamedArguments.FirstOrDefault(argument => argument.Key is "TypeInfoPropertyName").Value.Value as string
                ?? type.Name;
    }
}
