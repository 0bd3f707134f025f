using System.Linq.Expressions;
using System.Text.Json.Serialization.Metadata;
using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace AdFlux.Data.Mapping.JsonFilters;

/// <summary>
/// A place inside a JSON column, while a query's members are read one after the other. It has no mapping, so EF Core does not take it for SQL: a query
/// that returns it reads the whole column, and one that filters by it fails.
/// </summary>
internal sealed class JsonPlaceExpression : SqlExpression
{
    private JsonPlaceExpression(SqlExpression column, Type type, JsonTypeInfo? typeInfo, IReadOnlyList<string> path)
        : base(type, typeMapping: null)
    {
        Column = column;
        TypeInfo = typeInfo;
        Path = path;
    }

    /// <summary>The column.</summary>
    public SqlExpression Column { get; }

    /// <summary>What is at the place; null where its JSON is not known, and no way leads further.</summary>
    public JsonTypeInfo? TypeInfo { get; }

    /// <summary>The names of the members that lead to it, as the JSON has them.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>The place that an expression stands for; null when it is neither a JSON column nor a place in one.</summary>
    public static JsonPlaceExpression? Of(SqlExpression? expression) =>
        expression switch
        {
            JsonPlaceExpression place => place,
            { TypeMapping.Converter: IJsonColumnConverter converter } => new JsonPlaceExpression(
                expression,
                converter.TypeInfo.Type,
                converter.TypeInfo,
                []
            ),
            _ => null,
        };

    /// <summary>A place one member further.</summary>
    public JsonPlaceExpression At(string name, JsonTypeInfo type) => new(Column, type.Type, type, [.. Path, name]);

    /// <summary>
    /// A place one member further whose JSON is not known. To leave it untranslated would leave it to Npgsql, which takes a <c>jsonb</c> column for one of
    /// its own and guesses.
    /// </summary>
    public JsonPlaceExpression AtUnknown(string name, Type type) => new(Column, type, typeInfo: null, [.. Path, name]);

    public override Expression Quote() =>
        throw new NotSupportedException("A place inside a JSON column is never a part of a finished query.");

    protected override Expression VisitChildren(ExpressionVisitor visitor) => this;

    protected override void Print(ExpressionPrinter expressionPrinter)
    {
        expressionPrinter.Visit(Column);
        expressionPrinter.Append(" -> " + string.Join(" -> ", Path));
    }
}
