using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Mapping.JsonFilters;

/// <summary>Translates <see cref="AdFluxDbFunctionsExtensions"/>.</summary>
internal sealed class JsonFilterTranslator(ISqlExpressionFactory sql, IRelationalTypeMappingSource mappings, bool isPostgreSql)
    : IMethodCallTranslator
{
    // json_each gives an array's elements numbers for keys, and so tells them from the members of an object.
    private const string OnSqlite = """
        EXISTS (
            SELECT 1
            FROM json_each({0})
            WHERE typeof(json_each.key) = 'integer' AND json_each.type IN ({types}) AND json_each.value = {1}
        )
        """;

    private const string OnPostgreSql = "{0} @> jsonb_build_array({1})";

    public SqlExpression? Translate(
        SqlExpression? instance,
        MethodInfo method,
        IReadOnlyList<SqlExpression> arguments,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger
    )
    {
        if (method.DeclaringType != typeof(AdFluxDbFunctionsExtensions))
            return null;

        bool isText = string.Equals(method.Name, nameof(AdFluxDbFunctionsExtensions.HasSkill), StringComparison.Ordinal);
        SqlExpression column = arguments[1];
        SqlExpression element = sql.ApplyDefaultTypeMapping(arguments[2]);

        // The cast tells PostgreSQL the type of a parameter that nothing else does.
        if (isPostgreSql)
            element = sql.Convert(element, isText ? typeof(string) : typeof(int), mappings.FindMapping(isText ? "text" : "integer"));

        string template = isPostgreSql
            ? OnPostgreSql
            : OnSqlite.Replace("{types}", isText ? "'text'" : "'integer', 'real'", StringComparison.Ordinal);
        SqlExpression contains = new SqlTemplateExpression(template, [column, element], mappings.FindMapping(typeof(bool))!);

        // Never null, so that it can be negated.
        return sql.AndAlso(sql.IsNotNull(column), contains);
    }
}
