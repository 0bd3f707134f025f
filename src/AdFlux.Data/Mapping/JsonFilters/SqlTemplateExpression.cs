using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Mapping.JsonFilters;

/// <summary>
/// A condition that EF Core has no expression for, as SQL with places <c>{0}</c>, <c>{1}</c> for its arguments. All of EF Core's passes take it for a
/// function, save for the one that writes the statement.
/// </summary>
internal sealed class SqlTemplateExpression(string template, IReadOnlyList<SqlExpression> arguments, RelationalTypeMapping mapping)
    : SqlFunctionExpression(
        template,
        arguments,
        nullable: true,
        argumentsPropagateNullability: [.. arguments.Select(_ => true)],
        typeof(bool),
        mapping
    )
{
    public override SqlFunctionExpression ApplyTypeMapping(RelationalTypeMapping? typeMapping) => this;

    public override SqlFunctionExpression Update(SqlExpression? instance, IReadOnlyList<SqlExpression>? arguments) =>
        arguments is null || arguments.SequenceEqual(Arguments!) ? this : new SqlTemplateExpression(Name, arguments, TypeMapping!);

    public override SqlFunctionExpression Update(
        SqlExpression? instance,
        IReadOnlyList<SqlExpression>? arguments,
        IReadOnlyList<bool>? argumentsPropagateNullability
    ) => Update(instance, arguments);

    protected override Expression VisitChildren(ExpressionVisitor visitor) =>
        Update(instance: null, [.. Arguments!.Select(argument => (SqlExpression)visitor.Visit(argument))]);

    protected override Expression Accept(ExpressionVisitor visitor)
    {
        if (visitor is not QuerySqlGenerator)
            return base.Accept(visitor);

        string rest = Name;
        for (int i = 0; i < Arguments!.Count; i++)
        {
            string[] parts = rest.Split(string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"), 2);
            visitor.Visit(new SqlFragmentExpression(parts[0]));
            visitor.Visit(Arguments[i]);
            rest = parts[1];
        }

        visitor.Visit(new SqlFragmentExpression(rest));
        return this;
    }
}
