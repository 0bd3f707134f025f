using System.Collections.Immutable;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>
/// Finds what EF Core can't translate of an id on a column: where rows are filtered, ordered, grouped or joined. What a query returns may use
/// anything, since EF Core computes that itself.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryAnalyzer : DiagnosticAnalyzer
{
    private const string UseValue = "use its Value";
    private const string CompareValue = "compare its Value";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.Untranslatable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Find(start.Compilation) is not { } known || QueryLambdas.Find(start.Compilation) is not { } queries)
                return;
            start.RegisterOperationAction(operation => AnalyzeCall(operation, known, queries), OperationKind.Invocation);
            start.RegisterOperationAction(operation => AnalyzeProperty(operation, known, queries), OperationKind.PropertyReference);
            start.RegisterOperationAction(operation => AnalyzeInterpolation(operation, known, queries), OperationKind.Interpolation);
            start.RegisterOperationAction(operation => AnalyzeComparison(operation, known, queries), OperationKind.Binary);
        });
    }

    private static void AnalyzeCall(OperationAnalysisContext context, KnownTypes known, QueryLambdas queries)
    {
        var call = (IInvocationOperation)context.Operation;
        switch (call.TargetMethod.Name)
        {
            case "ToString" or "GetHashCode" or "GetValueOrDefault" when call.Instance is { } id:
                Report(context, known, queries, id, call.TargetMethod.Name, UseValue);
                break;
            case "From" or "Parse" when call.TargetMethod.IsStatic && known.IsId(call.TargetMethod.ContainingType):
                foreach (IArgumentOperation argument in call.Arguments.Where(argument => queries.IsOfRow(argument.Value)))
                    Report(context, call, call.TargetMethod.Name, call.TargetMethod.ContainingType, "compare the Value of the other side");
                break;
        }
    }

    private static void AnalyzeProperty(OperationAnalysisContext context, KnownTypes known, QueryLambdas queries)
    {
        var property = (IPropertyReferenceOperation)context.Operation;
        if (property is { Property.Name: "IsDefault", Instance: { } id })
            Report(context, known, queries, id, "IsDefault", CompareValue);
    }

    private static void AnalyzeInterpolation(OperationAnalysisContext context, KnownTypes known, QueryLambdas queries) =>
        Report(context, known, queries, ((IInterpolationOperation)context.Operation).Expression, "ToString", UseValue);

    /// <summary>The converter refuses a text id that was never assigned: nothing like it is stored.</summary>
    private static void AnalyzeComparison(OperationAnalysisContext context, KnownTypes known, QueryLambdas queries)
    {
        var comparison = (IBinaryOperation)context.Operation;
        ReportDefault(comparison.LeftOperand, comparison.RightOperand);
        ReportDefault(comparison.RightOperand, comparison.LeftOperand);

        void ReportDefault(IOperation side, IOperation other)
        {
            IOperation value = Unwrap(side);
            if (IsDefault(value) && known.IsTextId(value.Type) && queries.IsOfRow(other))
                Report(context, value, "default", value.Type!, CompareValue);
        }
    }

    private static bool IsDefault(IOperation value) =>
        value is IDefaultValueOperation or IObjectCreationOperation { Arguments.IsEmpty: true }
        || value is IPropertyReferenceOperation { Property: { Name: "Empty", IsStatic: true } };

    private static void Report(
        OperationAnalysisContext context,
        KnownTypes known,
        QueryLambdas queries,
        IOperation id,
        string member,
        string advice
    )
    {
        ITypeSymbol? type = KnownTypes.Underlying(Unwrap(id).Type);
        if (known.IsId(type) && queries.IsOfRow(id))
            Report(context, context.Operation, member, type!, advice);
    }

    private static void Report(OperationAnalysisContext context, IOperation where, string member, ITypeSymbol id, string advice) =>
        context.ReportDiagnostic(Diagnostic.Create(AnalyzerRules.Untranslatable, where.Syntax.GetLocation(), member, id.Name, advice));

    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Operand: { } operand } ? Unwrap(operand) : operation;
}
