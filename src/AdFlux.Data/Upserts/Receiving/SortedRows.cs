namespace AdFlux.Data.Upserts;

/// <summary>Rows in the order of their keys, each key once.</summary>
internal sealed record SortedRows<T>(IReadOnlyList<T> Rows, long Duplicates)
{
    /// <summary>Sorts rows; of several with one key the last stays.</summary>
    public static SortedRows<T> Of(List<T> rows, Comparison<T> compareKeys)
    {
        if (IsAscending(rows, compareKeys))
            return new SortedRows<T>(rows, 0);

        // A stable sort: rows with one key stay in the order in which they came.
        var sorted = new List<T>(rows.Count);
        foreach (T row in rows.Order(Comparer<T>.Create(compareKeys)))
        {
            if (sorted.Count > 0 && compareKeys(sorted[^1], row) == 0)
                sorted[^1] = row;
            else
                sorted.Add(row);
        }

        return new SortedRows<T>(sorted, rows.Count - sorted.Count);
    }

    private static bool IsAscending(List<T> rows, Comparison<T> compareKeys)
    {
        for (int i = 1; i < rows.Count; i++)
        {
            if (compareKeys(rows[i - 1], rows[i]) >= 0)
                return false;
        }

        return true;
    }
}
