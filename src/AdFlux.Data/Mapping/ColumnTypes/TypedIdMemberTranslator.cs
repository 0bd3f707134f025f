using System.Reflection;
using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Translates the <c>Value</c> of an id: a column is read as its stored type, without a CAST that would keep an index from being used.</summary>
internal sealed class TypedIdMemberTranslator(ISqlExpressionFactory sql, IRelationalTypeMappingSource mappings) : IMemberTranslator
{
    public SqlExpression? Translate(
        SqlExpression? instance,
        MemberInfo member,
        Type returnType,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger
    )
    {
        if (
            instance?.TypeMapping is not { Converter: { } converter } stored
            || !string.Equals(member.Name, nameof(ITypedId<,>.Value), StringComparison.Ordinal)
            || !converter.GetType().IsGenericType
            || converter.GetType().GetGenericTypeDefinition() != typeof(TypedIdConverter<,>)
        )
            return null;

        RelationalTypeMapping? plain = mappings.FindMapping(returnType, stored.StoreType);
        return instance is ColumnExpression column
            ? new ColumnExpression(column.Name, column.TableAlias, column.Column, returnType, plain, column.IsNullable)
            : sql.Convert(instance, returnType, plain);
    }
}
