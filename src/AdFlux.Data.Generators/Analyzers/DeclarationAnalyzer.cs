using System.Collections.Immutable;
using AdFlux.Data.Generators.Declarations;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>Looks at the declarations that the generator adds a part to, for what a code fix mends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [AnalyzerRules.NotPartial, AnalyzerRules.NotReadonly, AnalyzerRules.MeaninglessOption];

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
        AttributeData? id = known.FindIdAttribute(type);
        if (id is null && known.FindJsonColumnAttribute(type) is null)
            return;

        foreach (INamedTypeSymbol part in DeclarationParser.ContainersOf(type).Prepend(type))
        {
            if (!Has(part, SyntaxKind.PartialKeyword, context.CancellationToken))
                context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.NotPartial, part.Locations[0], part.Name, type.Name));
        }

        if (id is null)
            return;
        if (type is { TypeKind: TypeKind.Struct, IsReadOnly: false, IsRefLikeType: false })
            context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.NotReadonly, type.Locations[0], type.Name));
        AnalyzeMaxLength(context, type, id);
    }

    private static void AnalyzeMaxLength(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        int maxLength = attribute.NamedArguments.FirstOrDefault(argument => argument.Key is "MaxLength").Value.Value as int? ?? 0;
        bool isMeaningless = maxLength < 0 || (maxLength > 0 && !KnownTypes.IsText(attribute.AttributeClass!));
        if (!isMeaningless || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax)
            return;
        AttributeArgumentSyntax? option = syntax.ArgumentList?.Arguments.FirstOrDefault(argument =>
            argument.NameEquals?.Name.Identifier.ValueText is "MaxLength"
        );
        context.ReportDiagnostic(
            Diagnostic.Create(AnalyzerRules.MeaninglessOption, (option ?? (SyntaxNode)syntax).GetLocation(), type.Name)
        );
    }

    private static bool Has(INamedTypeSymbol type, SyntaxKind modifier, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax
            && syntax.Modifiers.Any(modifier)
            && !IsGenerated(syntax.SyntaxTree)
        );

    /// <summary>Whether a generator wrote the file: the part that it adds to a type is partial, whatever the author's is.</summary>
    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
