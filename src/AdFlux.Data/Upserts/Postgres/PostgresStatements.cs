using AdFlux.Data.Rows;

namespace AdFlux.Data.Upserts.Postgres;

/// <summary>PostgreSQL's statements of an upsert. Names come from the model, never from input.</summary>
internal sealed class PostgresStatements(UpsertTable table)
{
    // A page holds no larger one. Beyond PostgreSQL's usual 2 kB it would compress documents that are about to be read again.
    private const int LargestTuple = 8160;

    private readonly ColumnList _list = new(table, jsonCast: "::jsonb");

    public string CreateStage { get; } =
        $"""
            CREATE TEMPORARY TABLE {table.Stage} (stage_row bigint, {string.Join(
                ", ",
                [
                    .. table.Columns.Where(column => column.IsBrought).Select(column => $"{column.Name} {StagedType(column)}"),
                    .. table.ExtraColumns.Select(column => $"{column} text"),
                ]
            )}) WITH (toast_tuple_target = {LargestTuple}) ON COMMIT DROP
            """;

    public string Copy { get; } =
        $"COPY {table.Stage} ({string.Join(", ", ["stage_row", .. table.Brought, .. table.ExtraColumns])}) FROM STDIN (FORMAT BINARY)";

    /// <summary>Removes each staged row that a later one with its key replaces: how many they are, and how many differ from the one that stays.</summary>
    public string RemoveDuplicates =>
        $"""
            WITH replaced AS MATERIALIZED (
                SELECT place, newest
                FROM (
                    SELECT ctid AS place, first_value(ctid) OVER (PARTITION BY {_list.Keys} ORDER BY stage_row DESC) AS newest
                    FROM {table.Stage}
                ) AS numbered
                WHERE place <> newest
            ), removed AS (
                DELETE FROM {table.Stage} AS s
                USING replaced
                WHERE s.ctid = replaced.place
            )
            SELECT count(*), count(*) FILTER (WHERE ({_list.Compared("s")}) IS DISTINCT FROM ({_list.Compared("w")}))
            FROM replaced
            JOIN {table.Stage} AS s ON s.ctid = replaced.place
            JOIN {table.Stage} AS w ON w.ctid = replaced.newest
            """;

    /// <summary>
    /// Forgets the staged rows that are stored as they are, which is what a night mostly brings, and all that they cost. Gives how many they
    /// were, and how many are stored otherwise. The parameter is the number of staged rows: where all are unchanged, none needs to be removed.
    /// </summary>
    public string RemoveUnchanged =>
        $"""
            WITH stored AS MATERIALIZED (
                SELECT s.ctid AS place, {IsSame("e", "s")} AS is_same
                FROM {table.Stage} AS s
                JOIN {table.Name} AS e ON {_list.SameKey("e", "s")}
            ), removed AS (
                DELETE FROM {table.Stage} AS s
                USING stored
                WHERE s.ctid = stored.place AND stored.is_same AND (SELECT count(*) FROM stored WHERE is_same) < $1
            )
            SELECT count(*) FILTER (WHERE is_same), count(*) FILTER (WHERE NOT is_same) FROM stored
            """;

    /// <summary>Adds the staged rows that are not stored; the number of rows is what was inserted.</summary>
    public string Insert =>
        $"""
            {InsertInOrder}
            ON CONFLICT ({_list.Keys}) DO NOTHING
            """;

    /// <summary>Changes the rows that are stored otherwise than staged; the number of rows is what was updated.</summary>
    // Row by row in the order of the keys, so that two upserts cannot wait for each other. What another transaction made the same meanwhile is
    // left alone.
    public string Update =>
        $"""
            {InsertInOrder}
            ON CONFLICT ({_list.Keys}) DO UPDATE SET {_list.Assignments("excluded", "@now")}
            WHERE ({_list.Compared(table.Name)}) IS DISTINCT FROM ({_list.Compared("excluded")})
            """;

    public string DropStage => $"DROP TABLE {table.Stage}";

    /// <summary>
    /// Does all at once for a few rows, given as an array per column and the time last: inserted, updated, and how many of the rows were
    /// stored when the statement began.
    /// </summary>
    // Where another transaction has inserted some of the rows meanwhile, nothing is updated yet: they may come before the others in the order of
    // the keys, and rows are locked in that order only. The statement is run again.
    public string WriteArrays =>
        $"""
            WITH s AS MATERIALIZED (
                SELECT given.*, e.{table.Keys[0]} IS NOT NULL AS is_stored,
                    NOT ({IsSame("e", "given")}) AS differs
                FROM unnest({string.Join(", ", Brought.Select((column, i) => $"${i + 1}::{ColumnArrays.ArrayType(column.Kind)}"))})
                    AS given ({string.Join(", ", table.Brought)})
                LEFT JOIN {table.Name} AS e ON {_list.SameKey("e", "given")}
            ), inserted AS (
                INSERT INTO {table.Name} ({_list.Inserted})
                SELECT {_list.Values("s", Now)}
                FROM s
                WHERE NOT is_stored
                ORDER BY {_list.KeysOf("s")}
                ON CONFLICT ({_list.Keys}) DO NOTHING
                RETURNING 1
            ), updated AS (
                UPDATE {table.Name} AS t
                SET {_list.Assignments("s", Now)}
                FROM (
                    SELECT {_list.Given("s")}
                    FROM s
                    JOIN {table.Name} AS e ON {_list.SameKey("e", "s")}
                    WHERE s.is_stored AND s.differs
                        AND NOT ({IsSame("e", "s")})
                        AND (SELECT count(*) FROM inserted) = (SELECT count(*) FROM s WHERE NOT is_stored)
                    ORDER BY {_list.KeysOf("s")}
                    FOR NO KEY UPDATE OF e
                ) AS s
                WHERE {_list.SameKey("t", "s")}
                RETURNING 1
            )
            SELECT
                (SELECT count(*) FROM inserted),
                (SELECT count(*) FROM updated),
                (SELECT count(*) FROM s WHERE is_stored)
            """;

    // Keys are sorted, not whole rows, which would soon take to the disk.
    private string InsertInOrder =>
        $"""
            INSERT INTO {table.Name} ({_list.Inserted})
            SELECT {_list.Values("s", "@now")}
            FROM (SELECT ctid AS place FROM {table.Stage} ORDER BY {_list.Keys}) AS sorted
            JOIN {table.Stage} AS s ON s.ctid = sorted.place
            """;

    // What the server has not to parse it need not: most rows are stored as they are, and their text tells.
    private static string StagedType(UpsertColumn column) => column.Kind == ColumnKind.Json ? "text" : column.StoreType;

    private string IsSame(string stored, string given)
    {
        UpsertColumn[] compared = [.. Brought.Where(column => !column.IsKey)];
        ILookup<bool, string> names = compared.ToLookup(column => column.Kind == ColumnKind.Json, column => column.Name);
        IEnumerable<string> documents = names[true]
            .Select(name =>
                $"({stored}.{name}::text IS NOT DISTINCT FROM {given}.{name} OR {stored}.{name} IS NOT DISTINCT FROM {given}.{name}::jsonb)"
            );
        return string.Join(" AND ", [$"({Of(stored)}) IS NOT DISTINCT FROM ({Of(given)})", .. documents]);

        string Of(string alias) => string.Join(", ", names[false].Select(name => $"{alias}.{name}"));
    }

    private IEnumerable<UpsertColumn> Brought => table.Columns.Where(column => column.IsBrought);

    private string Now => $"${Brought.Count() + 1}::timestamp";

    public static string FindMissing(ParentLink parent) =>
        $"""
            SELECT id
            FROM unnest($1::text[]) AS given (id)
            WHERE NOT EXISTS (
                SELECT 1 FROM {parent.ParentTable} AS p WHERE p.{parent.ParentKey} = given.id{(
                parent.IsNumber ? "::integer" : " COLLATE \"C\""
            )}
            )
            """;
}
