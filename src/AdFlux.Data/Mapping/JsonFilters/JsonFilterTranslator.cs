using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Mapping.JsonFilters;

/// <summary>Translates <see cref="AdFluxDbFunctionsExtensions"/>, and whether a list inside a JSON column has elements.</summary>
internal sealed class JsonFilterTranslator(ISqlExpressionFactory sql, IRelationalTypeMappingSource mappings, bool isPostgreSql)
    : IMethodCallTranslator
{
    // json_each gives an array's elements numbers for keys, and so tells them from the members of an object.
    private const string OnSqlite = """
        EXISTS (
            SELECT 1
            FROM json_each({0}, {1})
            WHERE typeof(json_each.key) = 'integer' AND json_each.type IN ({types}) AND json_each.value = {2}
        )
        """;

    private const string OnPostgreSql = "{0} @> {1}";

    private readonly JsonSql _json = new(sql, mappings, isPostgreSql);

    public SqlExpression? Translate(
        SqlExpression? instance,
        MethodInfo method,
        IReadOnlyList<SqlExpression> arguments,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger
    )
    {
        if (method.DeclaringType == typeof(Enumerable))
            return arguments.Count == 1 ? HowMany(method, arguments[0]) : null;
        if (method.DeclaringType != typeof(AdFluxDbFunctionsExtensions) || JsonPlaceExpression.Of(arguments[1]) is not { } list)
            return null;
        return HasElement(method, list, arguments);
    }

    /// <summary>EF Core turns a Count that is compared with zero into these.</summary>
    private SqlExpression? HowMany(MethodInfo method, SqlExpression list) =>
        (method.Name, JsonPlaceExpression.Of(list)) switch
        {
            (nameof(Enumerable.Any), { } place) => sql.GreaterThan(_json.Count(place), sql.Constant(0)),
            (nameof(Enumerable.Count), { } place) => _json.Count(place),
            _ => null,
        };

    private SqlExpression? HasElement(MethodInfo method, JsonPlaceExpression list, IReadOnlyList<SqlExpression> arguments)
    {
        Type type = method.GetParameters()[2].ParameterType;
        Type elementType = Nullable.GetUnderlyingType(type) ?? type;
        Type stored = JsonSql.StoredTypeOf(elementType);
        if (stored == typeof(bool) || _json.FindMapping(elementType) is not { } mapping)
            return null;

        SqlExpression element = sql.ApplyTypeMapping(arguments[2], arguments[2].TypeMapping ?? mapping);
        RelationalTypeMapping truth = mappings.FindMapping(typeof(bool))!;
        SqlExpression contains = isPostgreSql
            ? new SqlTemplateExpression(
                OnPostgreSql,
                [list.Column, Pattern(list, sql.Convert(element, stored, mappings.FindMapping(stored)))],
                truth
            )
            : new SqlTemplateExpression(
                OnSqlite.Replace("{types}", stored == typeof(string) ? "'text'" : "'integer', 'real'", StringComparison.Ordinal),
                [list.Column, _json.PathOf(list), element],
                truth
            );

        // Never null, so that it can be negated.
        return sql.AndAlso(sql.AndAlso(sql.IsNotNull(list.Column), sql.IsNotNull(element)), contains);
    }

    /// <summary>What contains the element: <c>{"tags": [element]}</c>, around the column and not its place, so that an index on the column serves it.</summary>
    private SqlExpression Pattern(JsonPlaceExpression list, SqlExpression element)
    {
        RelationalTypeMapping jsonb = mappings.FindMapping("jsonb")!;
        // The cast tells PostgreSQL the type of a parameter that nothing else does.
        SqlExpression pattern = sql.Function("jsonb_build_array", [element], nullable: true, [false], typeof(string), jsonb);
        foreach (string name in list.Path.Reverse())
            pattern = sql.Function(
                "jsonb_build_object",
                [sql.Constant(name, mappings.FindMapping(typeof(string))), pattern],
                nullable: true,
                [false, false],
                typeof(string),
                jsonb
            );
        return pattern;
    }
}
