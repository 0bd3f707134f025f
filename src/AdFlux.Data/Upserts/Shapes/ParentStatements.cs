namespace AdFlux.Data.Upserts;

/// <summary>
/// The statements on the parents of staged rows, which both providers understand. Names come from the model, never from input; <c>@now</c> is
/// the one parameter.
/// </summary>
internal sealed class ParentStatements(UpsertTable table)
{
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

    private static string OwnerExists(OwnerLink owner) =>
        owner.Table is null ? "" : $" AND EXISTS (SELECT 1 FROM {owner.Table} AS o WHERE o.id = s.{owner.Column})";
}
