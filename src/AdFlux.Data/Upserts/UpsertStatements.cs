namespace AdFlux.Data.Upserts;

/// <summary>
/// The statements of an upsert that both providers understand. Names come from the model, never from input; <c>@now</c> is the one parameter.
/// </summary>
internal sealed class UpsertStatements(UpsertTable table)
{
    /// <summary>Adds the staged rows that are not stored; the number of rows is what was inserted.</summary>
    public string Insert =>
        $"""
            INSERT INTO {table.Name} ({List([.. Brought, .. table.InsertStampColumns, .. table.StampColumns])})
            SELECT {List([.. Brought, .. Now(table.InsertStampColumns), .. Now(table.StampColumns)])}
            FROM {table.Stage}
            WHERE true
            ORDER BY {List(table.Keys)}
            ON CONFLICT ({List(table.Keys)}) DO NOTHING
            """;

    /// <summary>The assignments of an update of alias t from alias s.</summary>
    public string Assignments =>
        List([.. NonKeys.Select(column => $"{column} = s.{column}"), .. table.StampColumns.Select(column => $"{column} = @now")]);

    /// <summary>Compares the keys of two aliases.</summary>
    public string SameKey(string left, string right) => string.Join(" AND ", table.Keys.Select(key => $"{left}.{key} = {right}.{key}"));

    /// <summary>Names the columns that make a row changed, of an alias.</summary>
    public string Compared(string alias) => List(NonKeys.Select(column => $"{alias}.{column}"));

    /// <summary>Fills in the parents that rows leave out, from what is stored: the lowest first.</summary>
    public IEnumerable<string> FillParents =>
        table
            .Parents.Reverse()
            .Where(link => link.Owner is not null)
            .Select(link =>
                $"""
                    UPDATE {table.Stage} AS s
                    SET {link.Owner!.Column} = (SELECT p.{link.Owner.ParentColumn} FROM {link.ParentTable} AS p WHERE p.{link.ParentKey} = s.{link.Column})
                    WHERE s.{link.Owner.Column} IS NULL AND s.{link.Column} IS NOT NULL
                    """
            );

    /// <summary>Creates the parents that are not stored, for those rows that name the parent's own parent: the highest first.</summary>
    public IEnumerable<string> Stubs =>
        table
            .Parents.Where(link => link.Owner is not null)
            .Select(link =>
                $"""
                    INSERT INTO {link.ParentTable} ({link.ParentKey}, {link.Owner!.ParentColumn}, last_updated)
                    SELECT s.{link.Column}, min(s.{link.Owner.Column}), @now
                    FROM {table.Stage} AS s
                    WHERE s.{link.Column} IS NOT NULL AND s.{link.Owner.Column} IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM {link.ParentTable} AS p WHERE p.{link.ParentKey} = s.{link.Column}){OwnerExists(
                        link.Owner
                    )}
                    GROUP BY s.{link.Column}
                    ORDER BY s.{link.Column}
                    ON CONFLICT ({link.ParentKey}) DO NOTHING
                    """
            );

    /// <summary>Finds what rows refer to and is not stored.</summary>
    public string MissingParents(ParentLink link) =>
        $"""
            SELECT DISTINCT s.{link.Column}
            FROM {table.Stage} AS s
            WHERE s.{link.Column} IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM {link.ParentTable} AS p WHERE p.{link.ParentKey} = s.{link.Column})
            """;

    public string DropStage => $"DROP TABLE {table.Stage}";

    private static string OwnerExists(OwnerLink owner) =>
        owner.Table is null ? "" : $" AND EXISTS (SELECT 1 FROM {owner.Table} AS o WHERE o.id = s.{owner.Column})";

    private IEnumerable<string> Brought => table.Columns.Select(column => column.Name);

    private IEnumerable<string> NonKeys => table.Columns.Where(column => !column.IsKey).Select(column => column.Name);

    private static IEnumerable<string> Now(IEnumerable<string> columns) => columns.Select(_ => "@now");

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
