namespace AdFlux.Data.Upserts;

/// <summary>
/// The days that a row spans, of which only the first is part of the key: a row of several days would take the place of the daily row with
/// the same first day, or the other way round.
/// </summary>
/// <param name="First">The column of the first day.</param>
/// <param name="Last">The column of the last day.</param>
internal record DayRange(string First, string Last)
{
    /// <summary>Tells whether rows of several days are stored: seldom, and read from an index that holds no others.</summary>
    public string AnyLong(UpsertTable table) => $"SELECT {table.Keys[0]} FROM {table.Name} WHERE {Last} > {First} LIMIT 1";

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
internal sealed record DayRange<T>(string First, string Last, Predicate<T> IsLong) : DayRange(First, Last);
