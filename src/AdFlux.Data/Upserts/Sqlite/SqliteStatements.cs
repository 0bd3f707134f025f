namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>SQLite's statements of an upsert. Names come from the model, never from input.</summary>
internal sealed class SqliteStatements(UpsertTable table)
{
    /// <summary>A row differs from what is stored.</summary>
    public const int Differs = 1;

    /// <summary>A row differs from what is stored in what links it to others, and perhaps in more.</summary>
    public const int DiffersInLinks = 2;

    private readonly ColumnList _list = new(table);
    private readonly string[] _brought = [.. table.Brought];
    private readonly string[] _links = [.. table.NonKeys.Where(table.IsLink)];
    private readonly string[] _others = [.. table.NonKeys.Where(column => !table.IsLink(column))];

    /// <summary>The parameter of the statements of one row that follows those of the row: the time.</summary>
    public int TimeParameter => _brought.Length + 1;

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

    /// <summary>Counts the staged rows that differ from the one with the same key that replaces them.</summary>
    public string CountDiffering =>
        $"""
            SELECT count(*)
            FROM (
                SELECT {_list.Keys}, max(rowid) AS newest
                FROM {Stage}
                GROUP BY {_list.Keys}
                HAVING count(*) > 1
            ) AS d
            CROSS JOIN {Stage} AS w ON w.rowid = d.newest
            JOIN {Stage} AS s ON {_list.SameKey("s", "d")}
            WHERE s.rowid <> d.newest AND ({_list.Compared("s")}) IS NOT ({_list.Compared("w")})
            """;

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
    public string WriteRow =>
        $"""
            {Insert}
            ON CONFLICT ({_list.Keys}) DO UPDATE SET {_list.Assignments("excluded", Now)}
            WHERE ({_list.Compared(table.Name)}) IS NOT ({_list.Compared("excluded")})
            """;

    /// <summary>Inserts a row, unless its key is stored; the last parameter is the time.</summary>
    public string InsertRow =>
        $"""
            {Insert}
            ON CONFLICT ({_list.Keys}) DO NOTHING
            """;

    /// <summary>
    /// Finds a row by its key and tells whether what is stored differs: 0, <see cref="Differs"/> or <see cref="DiffersInLinks"/>.
    /// </summary>
    public string FindRow =>
        $"""
            SELECT {(
                _links.Length == 0
                    ? Compare(_others, "IS NOT")
                    : $"CASE WHEN {Compare(_links, "IS NOT")} THEN {DiffersInLinks} ELSE {Compare(_others, "IS NOT")} END"
            )}
            FROM {table.Name}
            WHERE {HasKey}
            """;

    /// <summary>
    /// Updates a row that differs, but not in what links it to others; the last parameter is the time. SQLite looks for the parents of every
    /// link that it assigns, whether that changes or not.
    /// </summary>
    public string UpdateRow =>
        $"""
            UPDATE {table.Name}
            SET {Assign(_others)}
            WHERE {HasKey}{(_links.Length == 0 ? "" : $" AND {Compare(_links, "IS")}")} AND {Compare(_others, "IS NOT")}
            """;

    /// <summary>Updates all of a row; the last parameter is the time.</summary>
    public string UpdateAllOfRow =>
        $"""
            UPDATE {table.Name}
            SET {Assign([.. _links, .. _others])}
            WHERE {HasKey}
            """;

    public string DropStage => $"DROP TABLE IF EXISTS {Stage}";

    public static string FindParent(ParentLink parent) => $"SELECT 1 FROM {parent.ParentTable} WHERE {parent.ParentKey} = ?1";

    private string Insert =>
        $"""
            INSERT INTO {table.Name} ({_list.Inserted})
            VALUES ({string.Join(
                ", ",
                [Parameters(_brought.Length), .. table.InsertStampColumns.Select(_ => Now), .. table.StampColumns.Select(_ => Now)]
            )})
            """;

    private string HasKey => string.Join(" AND ", table.Keys.Select(key => $"{key} = {Parameter(key)}"));

    private string Now => $"?{TimeParameter}";

    // Column by column: the first that decides ends it.
    private string Compare(string[] columns, string comparison) =>
        $"({string.Join(", ", columns)}) {comparison} ({string.Join(", ", columns.Select(Parameter))})";

    private string Assign(string[] columns) =>
        string.Join(
            ", ",
            [.. columns.Select(column => $"{column} = {Parameter(column)}"), .. table.StampColumns.Select(column => $"{column} = {Now}")]
        );

    private string Parameter(string column) => $"?{Array.IndexOf(_brought, column) + 1}";

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"?{i}"));
}
