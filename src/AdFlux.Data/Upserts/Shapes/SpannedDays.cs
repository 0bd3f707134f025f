namespace AdFlux.Data.Upserts;

/// <summary>
/// The days that a row spans, of which only the first is part of the key: a row of several days would take the place of the daily row with
/// the same first day, or the other way round.
/// </summary>
/// <param name="First">The column of the first day.</param>
/// <param name="Last">The column of the last day.</param>
/// <param name="Index">The columns of the index that holds the rows of several days and no others.</param>
internal record SpannedDays(string First, string Last, string Index)
{
    /// <summary>Tells whether rows of several days are stored, which are few or none.</summary>
    // The order makes the planner take the index; it takes a third of the table for such rows, and would read until it meets one.
    public string AnyLong(UpsertTable table) => $"SELECT {table.Keys[0]} FROM {table.Name} WHERE {Last} > {First} ORDER BY {Index} LIMIT 1";

    /// <summary>Finds the objects with staged rows whose place is taken by one of the other kind, staged or stored.</summary>
    public string Clashes(UpsertTable table)
    {
        var list = new ColumnList(table);
        string id = table.Keys[0];
        return $"""
            SELECT s.{id}
            FROM {table.Stage} AS s
            JOIN {table.Name} AS e ON {list.SameKey("e", "s")}
            WHERE (s.{Last} > s.{First}) <> (e.{Last} > e.{First})
            UNION
            SELECT {id}
            FROM {table.Stage}
            GROUP BY {list.Keys}
            HAVING min({Last}) = {First} AND max({Last}) > {First}
            """;
    }
}

/// <summary>A range, and how to tell a row of several days.</summary>
internal sealed record SpannedDays<T>(string First, string Last, string Index, Predicate<T> IsLong) : SpannedDays(First, Last, Index);
