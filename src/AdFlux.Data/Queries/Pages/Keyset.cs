using System.Linq.Expressions;

namespace AdFlux.Data.Queries.Pages;

/// <summary>An order of rows, and what comes after a place in it.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="direction">The direction of all columns.</param>
/// <param name="columns">The columns; the last is the primary key, so that no two rows are equal.</param>
internal sealed class Keyset<T>(SortDirection direction, params IReadOnlyList<KeysetColumn<T>> columns)
{
    public IReadOnlyList<CursorField> Fields => [.. columns.Select(column => column.Field)];

    public IReadOnlyList<object?> PlaceOf(T row) => [.. columns.Select(column => column.ValueOf(row))];

    public IQueryable<T> Order(IQueryable<T> rows)
    {
        IOrderedQueryable<T>? sorted = null;
        foreach (KeysetColumn<T> column in columns)
            sorted = column.Order(rows, sorted, direction);
        return sorted ?? rows;
    }

    public IQueryable<T> After(IQueryable<T> rows, IReadOnlyList<object?> place)
    {
        ParameterExpression row = Expression.Parameter(typeof(T), "row");
        Expression? isAfter = null;
        for (int i = columns.Count - 1; i >= 0; i--)
        {
            Expression? isEqualSoFar = isAfter is null ? null : Expression.AndAlso(columns[i].Has(row, place[i]), isAfter);
            isAfter = Or(columns[i].IsAfter(row, place[i], direction), isEqualSoFar);
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(isAfter!, row));
    }

    private static Expression? Or(Expression? left, Expression? right) =>
        left is null ? right
        : right is null ? left
        : Expression.OrElse(left, right);
}
