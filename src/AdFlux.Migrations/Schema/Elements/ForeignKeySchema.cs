using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Elements;

/// <summary>A foreign key, with what a delete and an update of the parent do.</summary>
internal sealed record ForeignKeySchema(
    string Name,
    IReadOnlyList<string> Columns,
    string Parent,
    IReadOnlyList<string> ParentColumns,
    string OnDelete,
    string OnUpdate
) : SchemaElement(Name)
{
    public const string NoAction = "NO ACTION";

    /// <summary>Whether the rows that were there before it are known to keep it.</summary>
    public bool IsValid { get; init; } = true;

    public override SchemaPart Part => SchemaPart.ForeignKey;

    public override string Definition =>
        $"FOREIGN KEY ({Sql.Quote(Columns)}) REFERENCES {Sql.Quote(Parent)}"
        // None are known of a parent that is not there.
        + (ParentColumns.Count == 0 ? "" : $" ({Sql.Quote(ParentColumns)})")
        + (OnDelete is NoAction ? "" : $" ON DELETE {OnDelete}")
        + (OnUpdate is NoAction ? "" : $" ON UPDATE {OnUpdate}")
        + (IsValid ? "" : " NOT VALID");

    /// <summary>Whether another one ties the same columns to the same parent.</summary>
    public bool Ties(ForeignKeySchema other) =>
        Columns.SequenceEqual(other.Columns, StringComparer.Ordinal)
        && string.Equals(Parent, other.Parent, StringComparison.Ordinal)
        && ParentColumns.SequenceEqual(other.ParentColumns, StringComparer.Ordinal);
}
