using System.Collections.Immutable;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>
/// Finds <c>default</c> and <c>new()</c> of an id where the value goes on to somewhere. To compare with it, to ask it something and to return it
/// through the <c>out</c> parameter of a method that failed are what it is good for.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefaultIdAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> Comparisons = ["Equals", "ReferenceEquals", "Compare", "CompareTo"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.DefaultId];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Find(start.Compilation) is { } known)
                start.RegisterOperationAction(
                    operation => Analyze(operation, known),
                    OperationKind.DefaultValue,
                    OperationKind.ObjectCreation
                );
        });
    }

    private static void Analyze(OperationAnalysisContext context, KnownTypes known)
    {
        IOperation operation = context.Operation;
        if (
            // An argument that was left out is the parameter's affair.
            operation.IsImplicit
            || operation is IObjectCreationOperation { Arguments.IsEmpty: false }
            || !known.IsId(operation.Type)
            || IsWithin(context.ContainingSymbol, operation.Type!)
            || IsHarmless(operation)
        )
            return;
        context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.DefaultId, operation.Syntax.GetLocation(), operation.Type!.Name));
    }

    private static bool IsWithin(ISymbol symbol, ITypeSymbol id)
    {
        for (INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, id))
                return true;
        }

        return false;
    }

    private static bool IsHarmless(IOperation operation)
    {
        IOperation value = operation;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IBinaryOperation => true,
            IMemberReferenceOperation member => member.Instance == value,
            IInvocationOperation call => call.Instance == value,
            IArgumentOperation { Parent: IInvocationOperation call } => Comparisons.Contains(call.TargetMethod.Name),
            ISimpleAssignmentOperation { Target: IParameterReferenceOperation { Parameter.RefKind: RefKind.Out } } => true,
            _ => false,
        };
    }
}
