namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>SQLite's statements of an upsert. Names come from the model, never from input.</summary>
internal sealed class SqliteStatements(UpsertTable table)
{
    private readonly ColumnList _list = new(table);

    private string Stage => $"temp.{table.Stage}";

    public string CreateStage { get; } =
        $"""
            CREATE TEMPORARY TABLE {table.Stage} ({string.Join(
                ", ",
                [
                    .. table.Columns.Where(column => column.IsBrought).Select(column => $"{column.Name} {column.StoreType}"),
                    .. table.ExtraColumns.Select(column => $"{column} TEXT"),
                ]
            )})
            """;

    public string FillStage => $"INSERT INTO {Stage} VALUES ({Parameters(table.Brought.Count() + table.ExtraColumns.Count)})";

    public string RemoveDuplicates =>
        $"""
            DELETE FROM {Stage}
            WHERE rowid NOT IN (SELECT max(rowid) FROM {Stage} GROUP BY {_list.Keys})
            """;

    /// <summary>Counts the staged rows that are not stored.</summary>
    public string CountNew =>
        $"""
            SELECT count(*)
            FROM {Stage} AS s
            WHERE NOT EXISTS (SELECT 1 FROM {table.Name} AS t WHERE {_list.SameKey("t", "s")})
            """;

    /// <summary>Inserts what is new and updates what differs: the number of rows is that of both.</summary>
    public string Merge =>
        $"""
            INSERT INTO {table.Name} ({_list.Inserted})
            SELECT {_list.Values("s", "@now")}
            FROM {Stage} AS s
            WHERE true
            ORDER BY {_list.KeysOf("s")}
            ON CONFLICT ({_list.Keys}) DO UPDATE SET {_list.Assignments("excluded", "@now")}
            WHERE ({_list.Compared(table.Name)}) IS NOT ({_list.Compared("excluded")})
            """;

    /// <summary>The same for one row; the last parameter is the time.</summary>
    public string WriteRow
    {
        get
        {
            int brought = table.Brought.Count();
            string now = $"?{brought + 1}";
            return $"""
                INSERT INTO {table.Name} ({_list.Inserted})
                VALUES ({string.Join(
                    ", ",
                    [Parameters(brought), .. table.InsertStampColumns.Select(_ => now), .. table.StampColumns.Select(_ => now)]
                )})
                ON CONFLICT ({_list.Keys}) DO UPDATE SET {_list.Assignments("excluded", now)}
                WHERE ({_list.Compared(table.Name)}) IS NOT ({_list.Compared("excluded")})
                """;
        }
    }

    public string LargestRowid => $"SELECT max(rowid) FROM {table.Name}";

    public string DropStage => $"DROP TABLE IF EXISTS {Stage}";

    public static string FindParent(ParentLink parent) => $"SELECT 1 FROM {parent.ParentTable} WHERE {parent.ParentKey} = ?1";

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"?{i}"));
}
