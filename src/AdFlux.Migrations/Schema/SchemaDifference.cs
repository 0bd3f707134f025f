namespace AdFlux.Migrations.Schema;

/// <summary>One way in which a database differs from the model.</summary>
/// <param name="Kind">Missing, extra or different.</param>
/// <param name="Part">What kind of thing it is.</param>
/// <param name="Table">The table.</param>
/// <param name="Name">The name of the column, index or constraint; the table's for a table. A constraint without a name is called by its definition.</param>
/// <param name="Aspects">What differs of it, such as <c>type</c> or <c>columns</c>; empty for what is missing or extra.</param>
/// <param name="Expected">How the model wants it, in SQL; null when extra.</param>
/// <param name="Actual">How the database has it, in SQL; null when missing.</param>
/// <param name="IsError">False for what AdFlux can live with: extra tables, extra columns that an insert may leave out, what involves them, extra indexes that are not unique, and other names for the same type.</param>
/// <param name="Mending">
/// The statements that mend it, to be run one by one outside of a transaction: some of PostgreSQL's refuse one, SQLite's bring their own. Empty
/// unless it is an error. Differences of one SQLite table can share a rebuild of it.
/// </param>
public sealed record SchemaDifference(
    SchemaDifferenceKind Kind,
    SchemaPart Part,
    string Table,
    string Name,
    IReadOnlyList<string> Aspects,
    string? Expected,
    string? Actual,
    bool IsError,
    IReadOnlyList<string> Mending
)
{
    /// <summary>The difference in one line.</summary>
    public override string ToString()
    {
        var part = Part switch
        {
            SchemaPart.PrimaryKey => "primary key",
            SchemaPart.ForeignKey => "foreign key",
            SchemaPart.Check => "check constraint",
            SchemaPart.Index => "index",
            SchemaPart.Column => "column",
            _ => "table",
        };
        var name = Part is SchemaPart.Table ? Table : $"{Table}.{Name}";
        return Kind switch
        {
            SchemaDifferenceKind.Missing => $"missing {part} {name}: {Expected}",
            SchemaDifferenceKind.Extra => $"extra {part} {name}: {Actual}",
            _ => $"different {part} {name} ({string.Join(", ", Aspects)}): {Actual}, expected {Expected}",
        };
    }
}
