namespace AdFlux.Data.Upserts;

/// <summary>Rows in the order of their keys, each key once.</summary>
internal sealed record SortedRows<T>(IReadOnlyList<T> Rows, RemovedRows Duplicates)
{
    private const int RowsInRun = 8;

    /// <summary>Sorts rows; of several with one key the last stays.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="compareKeys">Orders them.</param>
    /// <param name="isSame">Whether two rows with one key are the same.</param>
    public static SortedRows<T> Of(List<T> rows, Comparison<T> compareKeys, Func<T, T, bool> isSame)
    {
        List<int> starts = FindRuns(rows, compareKeys);
        if (starts.Count <= 1)
            return new SortedRows<T>(rows, default);

        // Rows with one key stay in the order in which they came. An export is in order day by day: to merge its days is to look at each row
        // once, where to sort it is to come back to each a dozen times.
        IEnumerable<T> ordered =
            starts.Count <= rows.Count / RowsInRun ? Merge(rows, starts, compareKeys) : rows.Order(Comparer<T>.Create(compareKeys));
        var sorted = new List<T>(rows.Count);
        var replaced = new List<T>();
        long differing = 0;
        foreach (T row in ordered)
        {
            if (sorted.Count > 0 && compareKeys(sorted[^1], row) == 0)
            {
                replaced.Add(sorted[^1]);
                sorted[^1] = row;
                continue;
            }

            differing += Settle();
            sorted.Add(row);
        }

        differing += Settle();
        return new SortedRows<T>(sorted, new RemovedRows(rows.Count - sorted.Count, differing));

        // Which row stays is known only when the next key comes.
        int Settle()
        {
            int others = replaced.Count(row => !isSame(row, sorted[^1]));
            replaced.Clear();
            return others;
        }
    }

    // Where runs start in which each key is larger than the one before it.
    private static List<int> FindRuns(List<T> rows, Comparison<T> compareKeys)
    {
        List<int> starts = [0];
        for (int i = 1; i < rows.Count; i++)
        {
            if (compareKeys(rows[i - 1], rows[i]) >= 0)
                starts.Add(i);
        }

        return starts;
    }

    private static IEnumerable<T> Merge(List<T> rows, List<int> starts, Comparison<T> compareKeys)
    {
        var heads = new PriorityQueue<int, (T Row, int Run)>(
            starts.Count,
            Comparer<(T Row, int Run)>.Create(
                (left, right) => compareKeys(left.Row, right.Row) is not 0 and var order ? order : left.Run - right.Run
            )
        );
        for (int run = 0; run < starts.Count; run++)
            heads.Enqueue(starts[run], (rows[starts[run]], run));

        while (heads.TryPeek(out int at, out (T Row, int Run) head))
        {
            yield return head.Row;
            int end = head.Run + 1 < starts.Count ? starts[head.Run + 1] : rows.Count;
            if (++at < end)
                heads.DequeueEnqueue(at, (rows[at], head.Run));
            else
                heads.Dequeue();
        }
    }
}
