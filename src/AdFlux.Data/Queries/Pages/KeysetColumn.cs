using System.Linq.Expressions;

namespace AdFlux.Data.Queries.Pages;

/// <summary>A column that rows are sorted by. Rows that lack its value come last in either direction, on both providers.</summary>
/// <typeparam name="T">The rows.</typeparam>
internal abstract class KeysetColumn<T>
{
    /// <summary>What a cursor keeps of it.</summary>
    public abstract CursorField Field { get; }

    /// <summary>A column that every row has.</summary>
    public static KeysetColumn<T> Required<TKey>(Expression<Func<T, TKey>> key) => new KeysetColumn<T, TKey>(key, isOptional: false);

    /// <summary>A column that rows may lack.</summary>
    public static KeysetColumn<T> Optional<TKey>(Expression<Func<T, TKey>> key) => new KeysetColumn<T, TKey>(key, isOptional: true);

    /// <summary>Gives a row's value.</summary>
    public abstract object? ValueOf(T row);

    /// <summary>Sorts rows, or those that are equal so far.</summary>
    public abstract IOrderedQueryable<T> Order(IQueryable<T> rows, IOrderedQueryable<T>? sorted, SortDirection direction);

    /// <summary>Whether a row comes after all that have a value; null where none does.</summary>
    public abstract Expression? IsAfter(ParameterExpression row, object? value, SortDirection direction);

    /// <summary>Whether a row has a value.</summary>
    public abstract Expression Has(ParameterExpression row, object? value);
}

/// <inheritdoc />
internal sealed class KeysetColumn<T, TKey>(Expression<Func<T, TKey>> key, bool isOptional) : KeysetColumn<T>
{
    private readonly Func<T, TKey> _read = key.Compile();

    public override CursorField Field { get; } = new(Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey), isOptional);

    public override object? ValueOf(T row) => _read(row);

    public override IOrderedQueryable<T> Order(IQueryable<T> rows, IOrderedQueryable<T>? sorted, SortDirection direction)
    {
        if (isOptional)
        {
            // The providers disagree on where null sorts.
            var isNull = Expression.Lambda<Func<T, bool>>(Has(key.Parameters[0], value: null), key.Parameters);
            sorted = sorted is null ? rows.OrderBy(isNull) : sorted.ThenBy(isNull);
        }

        return direction switch
        {
            SortDirection.Ascending => sorted is null ? rows.OrderBy(key) : sorted.ThenBy(key),
            SortDirection.Descending => sorted is null ? rows.OrderByDescending(key) : sorted.ThenByDescending(key),
            _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Not a direction: see SortDirection."),
        };
    }

    public override Expression? IsAfter(ParameterExpression row, object? value, SortDirection direction)
    {
        if (value is null)
            return null;

        (Expression left, Expression right) = (Of(row), Parameter(value));
        if (typeof(TKey) == typeof(string))
        {
            left = Expression.Call(typeof(string), nameof(string.Compare), typeArguments: null, left, right);
            right = Expression.Constant(0);
        }

        Expression isBeyond = direction == SortDirection.Ascending ? Expression.GreaterThan(left, right) : Expression.LessThan(left, right);
        return isOptional ? Expression.OrElse(isBeyond, Has(row, value: null)) : isBeyond;
    }

    public override Expression Has(ParameterExpression row, object? value) =>
        Expression.Equal(Of(row), value is null ? Expression.Constant(null, typeof(TKey)) : Parameter(value));

    private Expression Of(ParameterExpression row) => new Replacement(key.Parameters[0], row).Visit(key.Body);

    // A member of a constant becomes a parameter of the statement, as a captured variable does; a constant would become part of its text.
    private static MemberExpression Parameter(object value) =>
        Expression.Property(Expression.Constant(new Captured((TKey)value)), nameof(Captured.Value));

    private sealed record Captured(TKey Value);

    private sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
