namespace AdFlux.Data.Upserts;

/// <summary>
/// The days that a row spans, of which only the first is part of the key: a row of several days would take the place of the daily row with
/// the same first day, or a week that of the month that begins with it.
/// </summary>
/// <param name="First">The column of the first day.</param>
/// <param name="Last">The column of the last day.</param>
/// <param name="Index">The columns of the index that holds the rows of several days and no others.</param>
internal record SpannedDays(string First, string Last, string Index)
{
    /// <summary>Tells whether rows of several days are stored, which are few or none.</summary>
    // The order makes the planner take the index; it takes a third of the table for such rows, and would read until it meets one.
    public string AnyLong(UpsertTable table) => $"SELECT {table.Keys[0]} FROM {table.Name} WHERE {Last} > {First} ORDER BY {Index} LIMIT 1";

    /// <summary>
    /// Finds the objects with staged rows that would take the place of a longer one that is stored, or with one of several days that of a daily one. A
    /// range of several days that grows is an ordinary change.
    /// </summary>
    public string ClashesWithStored(UpsertTable table) =>
        $"""
            SELECT DISTINCT s.{table.Keys[0]}
            FROM {table.Stage} AS s
            JOIN {table.Name} AS e ON {new ColumnList(table).SameKey("e", "s")}
            WHERE s.{Last} < e.{Last} OR (s.{Last} > s.{First} AND e.{Last} = e.{First})
            """;

    /// <summary>Finds the objects of which staged rows clash like that with others that were staged before them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="order">The column of the staging table that numbers its rows as they came.</param>
    public string ClashesWithin(UpsertTable table, string order)
    {
        var list = new ColumnList(table);
        string id = table.Keys[0];
        return $"""
            SELECT {id}
            FROM {table.Stage}
            GROUP BY {list.Keys}
            HAVING min({Last}) = {First} AND max({Last}) > {First}
            UNION
            SELECT s.{id}
            FROM (
                SELECT {list.Keys}, max({Last}) AS longest, max({order}) AS newest
                FROM {table.Stage}
                GROUP BY {list.Keys}
                HAVING max({Last}) > min({Last})
            ) AS g
            JOIN {table.Stage} AS s ON s.{order} = g.newest
            WHERE s.{Last} < g.longest
            """;
    }
}

/// <summary>A range, and how to tell a row of several days.</summary>
internal sealed record SpannedDays<T>(string First, string Last, string Index, Predicate<T> IsLong) : SpannedDays(First, Last, Index);
