using AdFlux.Data.Ids;
using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.JsonFilters;

/// <summary>
/// Writes the SQL that reads a place inside a JSON column, to the same effect on both providers: what is missing, is JSON null or is of another
/// kind than the member is NULL, and never an error.
/// </summary>
internal sealed class JsonSql(ISqlExpressionFactory sql, IRelationalTypeMappingSource mappings, bool isPostgreSql)
{
    /// <summary>What a member's type is stored as: the value of an id, otherwise the type itself.</summary>
    public static Type StoredTypeOf(Type type) =>
        type.IsValueType ? Array.Find(type.GetInterfaces(), IsIdContract)?.GenericTypeArguments[1] ?? type : type;

    private static bool IsIdContract(Type contract) => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ITypedId<,>);

    /// <summary>The mapping of a member's type; null for a type whose JSON is not read here.</summary>
    public RelationalTypeMapping? FindMapping(Type type)
    {
        Type stored = StoredTypeOf(type);
        if (
            stored != typeof(string)
            && stored != typeof(bool)
            && stored != typeof(int)
            && stored != typeof(long)
            && stored != typeof(double)
        )
            return null;
        RelationalTypeMapping? mapping = mappings.FindMapping(stored);
        return stored == type
            ? mapping
            : (RelationalTypeMapping?)
                mapping?.WithComposedConverter(
                    (ValueConverter)Activator.CreateInstance(typeof(TypedIdConverter<,>).MakeGenericType(type, stored))!
                );
    }

    /// <summary>The value at a place; null for a type whose JSON is not read here.</summary>
    public SqlExpression? Value(JsonPlaceExpression place, Type type)
    {
        if (FindMapping(type) is not { } mapping)
            return null;
        Type stored = StoredTypeOf(type);
        if (stored == typeof(string))
            return When(IsOf(place, isPostgreSql ? "string" : "text"), Function(TextFunction, place, type, mapping));
        if (stored == typeof(bool))
            return isPostgreSql
                ? When(IsOf(place, "boolean"), sql.Convert(Node(place), typeof(bool), mapping))
                : sql.Case(
                    Kind(place),
                    [new CaseWhenClause(Text("true"), sql.Constant(true)), new CaseWhenClause(Text("false"), sql.Constant(false))],
                    elseResult: null
                );

        SqlExpression value = sql.Convert(Node(place), type, mapping);
        return When(IsNumber(place), stored == typeof(double) ? value : WhenWhole(Node(place), value, stored == typeof(int)));
    }

    /// <summary>How many elements the list at a place has.</summary>
    public SqlExpression Count(JsonPlaceExpression place)
    {
        RelationalTypeMapping mapping = mappings.FindMapping(typeof(int))!;
        SqlExpression count = isPostgreSql
            ? sql.Function("jsonb_array_length", [Node(place)], nullable: true, [true], typeof(int), mapping)
            : Function("json_array_length", place, typeof(int), mapping);
        return When(IsOf(place, "array"), count);
    }

    /// <summary>The path as SQLite writes it.</summary>
    public SqlExpression PathOf(JsonPlaceExpression place) => Text("$" + string.Concat(place.Path.Select(name => $".\"{name}\"")));

    private string TextFunction => isPostgreSql ? "jsonb_extract_path_text" : "json_extract";

    /// <summary>The JSON at a place; on SQLite, what it holds.</summary>
    public SqlExpression Node(JsonPlaceExpression place)
    {
        if (!isPostgreSql)
            return Function("json_extract", place, typeof(double), mappings.FindMapping(typeof(double))!);
        return place.Path.Count == 0 ? place.Column : Function("jsonb_extract_path", place, typeof(string), mappings.FindMapping("jsonb")!);
    }

    private SqlExpression Kind(JsonPlaceExpression place)
    {
        RelationalTypeMapping text = mappings.FindMapping(typeof(string))!;
        return isPostgreSql
            ? sql.Function("jsonb_typeof", [Node(place)], nullable: true, [true], typeof(string), text)
            : Function("json_type", place, typeof(string), text);
    }

    private SqlExpression IsOf(JsonPlaceExpression place, string kind) => sql.Equal(Kind(place), Text(kind));

    private SqlExpression IsNumber(JsonPlaceExpression place) =>
        isPostgreSql ? IsOf(place, "number") : sql.OrElse(IsOf(place, "integer"), IsOf(place, "real"));

    /// <summary>A whole number within the type, since a cast would round, overflow or fail.</summary>
    private SqlExpression WhenWhole(SqlExpression node, SqlExpression value, bool isInt)
    {
        (long from, long to) = isInt ? (int.MinValue, int.MaxValue) : (long.MinValue, long.MaxValue);
        RelationalTypeMapping whole = mappings.FindMapping(typeof(long))!;
        RelationalTypeMapping number = isPostgreSql ? mappings.FindMapping(typeof(decimal), "numeric")! : whole;
        SqlExpression exact = isPostgreSql ? sql.Convert(node, typeof(decimal), number) : node;
        SqlExpression truncated = isPostgreSql
            ? sql.Function("trunc", [exact], nullable: true, [true], typeof(decimal), number)
            : sql.Convert(node, typeof(long), whole);
        return When(
            sql.AndAlso(
                sql.AndAlso(sql.GreaterThanOrEqual(exact, Limit(from)), sql.LessThanOrEqual(exact, Limit(to))),
                sql.Equal(exact, truncated)
            ),
            value
        );

        SqlExpression Limit(long limit) => isPostgreSql ? sql.Constant((decimal)limit, number) : sql.Constant(limit, whole);
    }

    private SqlExpression When(SqlExpression test, SqlExpression result) => sql.Case([new CaseWhenClause(test, result)], elseResult: null);

    /// <summary>Calls a function with the column and the path.</summary>
    private SqlExpression Function(string name, JsonPlaceExpression place, Type type, RelationalTypeMapping mapping)
    {
        SqlExpression[] arguments = isPostgreSql ? [place.Column, .. place.Path.Select(Text)] : [place.Column, PathOf(place)];
        return sql.Function(name, arguments, nullable: true, arguments.Select(_ => true), type, mapping);
    }

    private SqlExpression Text(string text) => sql.Constant(text, mappings.FindMapping(typeof(string)));
}
