using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AdFlux.Data.Generators.Analyzers;

/// <summary>Tells which expressions become SQL: those of a row, in a lambda that filters, orders, groups or joins the rows of a query.</summary>
internal sealed class QueryLambdas
{
    private static readonly ImmutableHashSet<string> Filters = ["predicate", "keySelector", "outerKeySelector", "innerKeySelector"];

    private readonly INamedTypeSymbol _expression;
    private readonly INamedTypeSymbol _queryable;
    private readonly INamedTypeSymbol _asynchronous;

    private QueryLambdas(INamedTypeSymbol expression, INamedTypeSymbol queryable, INamedTypeSymbol asynchronous)
    {
        _expression = expression;
        _queryable = queryable;
        _asynchronous = asynchronous;
    }

    /// <summary>Finds the types of queries; null in a compilation without EF Core.</summary>
    public static QueryLambdas? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Linq.Expressions.Expression`1") is { } expression
        && compilation.GetTypeByMetadataName("System.Linq.Queryable") is { } queryable
        && compilation.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions") is { } asynchronous
            ? new QueryLambdas(expression, queryable, asynchronous)
            : null;

    /// <summary>Whether the expression is computed for each row, by the database.</summary>
    public bool IsOfRow(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda && IsFilter(lambda) && DependsOn(operation, lambda))
                return true;
        }

        return false;
    }

    private bool IsFilter(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IConversionOperation { Type: INamedTypeSymbol type, Parent: IArgumentOperation argument }
        && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _expression)
        && argument is { Parameter: { } parameter, Parent: IInvocationOperation call }
        && Filters.Contains(parameter.Name)
        && IsQuery(call);

    private bool IsQuery(IInvocationOperation call)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        bool isOperator =
            SymbolEqualityComparer.Default.Equals(type, _queryable) || SymbolEqualityComparer.Default.Equals(type, _asynchronous);
        return isOperator && !IsInMemory(call);
    }

    /// <summary>Whether the rows come from a collection by way of <c>AsQueryable</c>.</summary>
    private static bool IsInMemory(IInvocationOperation call)
    {
        for (IOperation? source = call; source is not null; source = SourceOf(source))
        {
            if (source is IInvocationOperation { TargetMethod.Name: "AsQueryable" })
                return true;
        }

        return false;
    }

    private static IOperation? SourceOf(IOperation operation) =>
        operation switch
        {
            IInvocationOperation { Instance: { } instance } => instance,
            IInvocationOperation { Arguments.IsEmpty: false } call => call.Arguments[0].Value,
            IConversionOperation conversion => conversion.Operand,
            _ => null,
        };

    /// <summary>Whether the expression is of the lambda's parameter, or of what an inner lambda gets from it.</summary>
    private static bool DependsOn(IOperation operation, IAnonymousFunctionOperation lambda) =>
        operation.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Any(reference => IsFrom(reference, lambda));

    private static bool IsFrom(IParameterReferenceOperation reference, IAnonymousFunctionOperation lambda)
    {
        if (Owns(lambda, reference))
            return true;
        for (IOperation? parent = reference.Parent; parent is not null && parent != lambda; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation inner && Owns(inner, reference))
                return CallOf(inner) is { } call && SourceOf(call) is { } source && DependsOn(source, lambda);
        }

        return false;
    }

    private static bool Owns(IAnonymousFunctionOperation lambda, IParameterReferenceOperation reference) =>
        lambda.Symbol.Parameters.Contains(reference.Parameter, SymbolEqualityComparer.Default);

    private static IInvocationOperation? CallOf(IAnonymousFunctionOperation lambda)
    {
        IOperation? parent = lambda.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IArgumentOperation)
            parent = parent.Parent;
        return parent as IInvocationOperation;
    }
}
