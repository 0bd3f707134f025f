using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>A table as the initial migration makes it.</summary>
/// <param name="Schema">The table with its parts, unique constraints among the indexes.</param>
/// <param name="Columns">Its columns with what they mean.</param>
/// <param name="Parts">The table and what is made after it, in the order of the migration.</param>
internal sealed record TargetTable(TableSchema Schema, IReadOnlyList<TargetColumn> Columns, IReadOnlyList<TargetPart> Parts)
{
    public string Name => Schema.Name;

    public PrimaryKeySchema PrimaryKey => Schema.PrimaryKey!;

    public IReadOnlyList<ForeignKeySchema> ForeignKeys => Schema.ForeignKeys;

    public IEnumerable<IndexSchema> UniqueConstraints => Schema.UniqueConstraints;

    /// <summary>Its indexes but for those of unique constraints.</summary>
    public IEnumerable<IndexSchema> Indexes => Schema.OwnIndexes;

    /// <summary>The SQL that makes all of it but for foreign keys that are made after the table.</summary>
    public IEnumerable<string> Create => Make(element => element is not ForeignKeySchema);

    /// <summary>The SQL that makes the foreign keys; nothing on SQLite, where they are in the table.</summary>
    public IEnumerable<string> CreateForeignKeys => Make(element => element is ForeignKeySchema);

    /// <summary>The SQL that makes the indexes and unique constraints.</summary>
    public IEnumerable<string> CreateIndexes => Make(element => element is IndexSchema);

    public TargetColumn? Find(string column) =>
        Columns.FirstOrDefault(candidate => string.Equals(candidate.Name, column, StringComparison.Ordinal));

    /// <summary>The SQL that makes one of the indexes or unique constraints.</summary>
    public IEnumerable<string> CreateIndex(IndexSchema index) => Make(element => element == index);

    /// <summary>Whether an index is what one of ours is to be, whatever its name.</summary>
    public static bool IsSame(IndexSchema found, IndexSchema wanted) => !found.DifferencesTo(wanted).Any();

    /// <summary>
    /// The key or index of ours that finds what an index on these columns finds, since it begins with them; null when there is none.
    /// </summary>
    public string? Covering(IReadOnlyCollection<string> columns) =>
        Indexes
            .Where(index => index.Filter is null)
            .Select(index => (Name: (string?)index.Name, Columns: index.PlainColumns!))
            .Prepend((PrimaryKey.Name, PrimaryKey.Columns))
            .FirstOrDefault(index => columns.Count > 0 && index.Columns.Take(columns.Count).SequenceEqual(columns, StringComparer.Ordinal))
            .Name;

    private IEnumerable<string> Make(Func<SchemaElement, bool> isMeant) =>
        Parts.Where(part => isMeant(part.Element)).SelectMany(part => part.Statements);
}
