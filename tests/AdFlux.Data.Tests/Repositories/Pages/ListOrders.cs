using AdFlux.Data.Queries;

namespace AdFlux.Data.Tests.Repositories;

/// <summary>The orders that lists come in, worked out in memory.</summary>
internal static class ListOrders
{
    /// <summary>Sizes of the pages of forty rows.</summary>
    public static readonly int[] Sizes = [1, 2, 7, 39, 40, 41, PageRequest.MaxSize];

    public static IEnumerable<(TSort, SortDirection)> Orders<TSort>()
        where TSort : struct, Enum =>
        from sort in Enum.GetValues<TSort>()
        from direction in Enum.GetValues<SortDirection>()
        select (sort, direction);

    public static TId[] Sorted<T, TId>(IEnumerable<T> rows, Func<T, object?> key, Func<T, TId> id, SortDirection direction) =>
        Sorted(rows, key, id, direction, id);

    public static TResult[] Sorted<T, TId, TResult>(
        IEnumerable<T> rows,
        Func<T, object?> key,
        Func<T, TId> id,
        SortDirection direction,
        Func<T, TResult> result
    )
    {
        var order = new ByteOrder();
        IOrderedEnumerable<T> nullsLast = rows.OrderBy(row => key(row) is null);
        return
        [
            .. (
                direction == SortDirection.Ascending
                    ? nullsLast.ThenBy(key, order).ThenBy(row => (object?)id(row), order)
                    : nullsLast.ThenByDescending(key, order).ThenByDescending(row => (object?)id(row), order)
            ).Select(result),
        ];
    }
}
