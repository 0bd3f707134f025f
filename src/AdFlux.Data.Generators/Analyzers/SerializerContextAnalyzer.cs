using System.Collections.Immutable;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>
/// Finds serializer contexts that write an id of their own project as an empty object: System.Text.Json's generator does not see the converter
/// that this one generates.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializerContextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.MissingConverter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            INamedTypeSymbol? contextType = start.Compilation.GetTypeByMetadataName("System.Text.Json.Serialization.JsonSerializerContext");
            if (contextType is not null && KnownTypes.Find(start.Compilation) is { } known)
                start.RegisterSymbolAction(symbol => Analyze(symbol, known, contextType), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownTypes known, INamedTypeSymbol contextType)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!SymbolEqualityComparer.Default.Equals(type.BaseType, contextType))
            return;

        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        INamedTypeSymbol[] converters = [.. attributes.SelectMany(ConvertersOf)];
        if (Array.Exists(converters, MayConvertIds))
            return;

        var shape = new JsonShape(known);
        string[] ids =
        [
            .. attributes
                .Where(attribute => attribute.AttributeClass?.Name is "JsonSerializableAttribute")
                .Select(attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
                .OfType<ITypeSymbol>()
                .SelectMany(root => shape.IdsWithoutConverter(root, context.Compilation.Assembly))
                .Where(id => !Array.Exists(converters, converter => Converts(converter, id)))
                .Select(id => id.Name)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(name => name, StringComparer.Ordinal),
        ];
        if (ids.Length > 0)
            context.ReportDiagnostic(
                Diagnostic.Create(AnalyzerRules.MissingConverter, type.Locations[0], type.Name, string.Join("', '", ids))
            );
    }

    private static IEnumerable<INamedTypeSymbol> ConvertersOf(AttributeData attribute) =>
        attribute.AttributeClass?.Name is "JsonSourceGenerationOptionsAttribute"
            ? attribute
                .NamedArguments.Where(argument => argument.Key is "Converters" && !argument.Value.IsNull)
                .SelectMany(argument => argument.Value.Values)
                .Select(value => value.Value)
                .OfType<INamedTypeSymbol>()
            : [];

    /// <summary>Whether it is ours, or another factory that might know ids; those of System.Text.Json are for enums.</summary>
    private static bool MayConvertIds(INamedTypeSymbol converter)
    {
        for (INamedTypeSymbol? part = converter.BaseType; part is not null; part = part.BaseType)
        {
            if (part.Name is "JsonConverterFactory")
                return converter.ContainingNamespace?.ToDisplayString() is not "System.Text.Json.Serialization";
        }

        return false;
    }

    private static bool Converts(INamedTypeSymbol converter, INamedTypeSymbol id)
    {
        for (INamedTypeSymbol? part = converter; part is not null; part = part.BaseType)
        {
            if (part.Name is "JsonConverter" && SymbolEqualityComparer.Default.Equals(part.TypeArguments.FirstOrDefault(), id))
                return true;
        }

        return false;
    }
}
