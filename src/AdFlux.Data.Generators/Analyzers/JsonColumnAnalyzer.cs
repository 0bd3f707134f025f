using System.Collections.Immutable;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>Looks at the members of JSON columns: whether an immutable one can change, and whether what nobody listed is kept.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JsonColumnAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [AnalyzerRules.MutableColumn, AnalyzerRules.DropsMembers];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Find(start.Compilation) is { } known)
                start.RegisterSymbolAction(symbol => Analyze(symbol, known), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownTypes known)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || known.FindJsonColumnAttribute(type) is not { } attribute)
            return;

        bool isImmutable = attribute.NamedArguments.Any(argument => argument is { Key: "Immutable", Value.Value: true });
        if (isImmutable && Mutability.Find(type) is { } change)
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.MutableColumn, type.Locations[0], type.Name, change));
        foreach (INamedTypeSymbol part in new JsonShape(known).TypesThatDropMembers(type))
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.DropsMembers, type.Locations[0], type.Name, part.Name));
    }
}
