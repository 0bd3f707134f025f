using AdFlux.Data.Faults;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Pages;

/// <summary>The rows that a query finds, in their order: page by page, or all of them as a stream.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="rows">The rows, in no order.</param>
/// <param name="order">Their order.</param>
/// <param name="query">What tells the query from others.</param>
internal sealed class KeysetList<T>(IQueryable<T> rows, Keyset<T> order, QueryFingerprint query)
{
    /// <exception cref="InvalidCursorException">The query did not give the cursor out.</exception>
    public async Task<Page<T>> ReadPageAsync(PageRequest? page, CancellationToken cancellationToken)
    {
        PageRequest asked = page ?? PageRequest.First;
        List<T> found = await PageRows(asked).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (found.Count <= asked.Size)
            return new Page<T>(found, NextCursor: null);

        found.RemoveAt(asked.Size);
        return new Page<T>(found, Cursor.Write(query, order.PlaceOf(found[^1])));
    }

    public IAsyncEnumerable<T> StreamAsync() => order.Order(rows).AsAsyncEnumerable();

    /// <summary>The statement that reads a page.</summary>
    public IQueryable<T> PageRows(PageRequest page)
    {
        IQueryable<T> rest = page.Cursor is { } cursor ? order.After(rows, Cursor.Read(cursor, query, order.Fields)) : rows;

        // One row more than the page holds tells whether there is a next one.
        return order.Order(rest).Take(page.Size + 1);
    }
}
