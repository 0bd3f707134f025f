using System.Collections.Immutable;
using AdFlux.Data.Generators.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>
/// Finds ids among the parameters of <c>FromSql</c> and <c>SqlQuery</c>, for which EF Core does not look into the model. <c>ExecuteSql</c> does,
/// and takes ids.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawSqlAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that says how the Value is got at.</summary>
    public const string Access = nameof(Access);

    private static readonly ImmutableHashSet<string> Methods = ["FromSql", "FromSqlInterpolated", "FromSqlRaw", "SqlQuery", "SqlQueryRaw"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AnalyzerRules.RawSqlParameter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownTypes.Find(start.Compilation) is { } known)
                start.RegisterOperationAction(operation => Analyze(operation, known), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, KnownTypes known)
    {
        var call = (IInvocationOperation)context.Operation;
        if (
            !Methods.Contains(call.TargetMethod.Name)
            || call.TargetMethod.ContainingType.Name is not ("RelationalQueryableExtensions" or "RelationalDatabaseFacadeExtensions")
        )
            return;
        foreach (IOperation value in call.Arguments.SelectMany(argument => ParametersOf(Unwrap(argument.Value))))
        {
            ITypeSymbol? type = KnownTypes.Underlying(KnownTypes.ElementOf(value.Type) ?? value.Type);
            if (known.IsId(type))
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        AnalyzerRules.RawSqlParameter,
                        value.Syntax.GetLocation(),
                        AccessTo(value.Type!, type!),
                        type!.Name,
                        call.TargetMethod.Name
                    )
                );
        }
    }

    /// <summary>How the Value is got at: not at all from a list.</summary>
    private static ImmutableDictionary<string, string?> AccessTo(ITypeSymbol type, ITypeSymbol id)
    {
        string? access =
            SymbolEqualityComparer.Default.Equals(type, id) ? "."
            : KnownTypes.ElementOf(type) is null ? "?."
            : null;
        ImmutableDictionary<string, string?> none = ImmutableDictionary<string, string?>.Empty;
        return access is null ? none : none.Add(Access, access);
    }

    private static IEnumerable<IOperation> ParametersOf(IOperation argument)
    {
        IEnumerable<IOperation> values = argument switch
        {
            IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(part => part.Expression),
            IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
            ICollectionExpressionOperation items => items.Elements,
            _ => [],
        };
        return values.Select(Unwrap);
    }

    /// <summary>What is boxed; what an operator of the id converts is a value of another type.</summary>
    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation { OperatorMethod: null, Operand: { } operand } ? Unwrap(operand) : operation;
}
