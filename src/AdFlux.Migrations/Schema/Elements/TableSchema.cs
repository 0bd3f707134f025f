namespace AdFlux.Migrations.Schema.Elements;

/// <summary>A table with all its parts.</summary>
internal sealed record TableSchema(string Name) : SchemaElement(Name)
{
    public IReadOnlyList<ColumnSchema> Columns { get; init; } = [];

    public PrimaryKeySchema? PrimaryKey { get; init; }

    public IReadOnlyList<ForeignKeySchema> ForeignKeys { get; init; } = [];

    /// <summary>Its indexes, those of unique constraints among them and that of the primary key not.</summary>
    public IReadOnlyList<IndexSchema> Indexes { get; init; } = [];

    public IReadOnlyList<CheckSchema> Checks { get; init; } = [];

    /// <summary>How full PostgreSQL packs its pages, in percent; null for the default, on SQLite, and for a partitioned table, which has no pages.</summary>
    public int? FillFactor { get; init; }

    /// <summary>Whether PostgreSQL keeps its rows in partitions.</summary>
    public bool IsPartitioned { get; init; }

    /// <summary>The statement that made it; on SQLite only.</summary>
    public string? CreateStatement { get; init; }

    /// <summary>The statements that made its triggers; on SQLite only, where a rebuilt table loses them.</summary>
    public IReadOnlyList<string> Triggers { get; init; } = [];

    /// <summary>The views that read its columns; on PostgreSQL only, where these keep their types as long as the views stand.</summary>
    public IReadOnlyList<string> Views { get; init; } = [];

    public IEnumerable<IndexSchema> UniqueConstraints => Indexes.Where(index => index is { IsConstraint: true, IsUnique: true });

    /// <summary>Its indexes but for those of constraints.</summary>
    public IEnumerable<IndexSchema> OwnIndexes => Indexes.Where(index => !index.IsConstraint);

    public override SchemaPart Part => SchemaPart.Table;

    public override string Definition => $"({string.Join(", ", Columns.Select(column => column.Name))})";

    public ColumnSchema? Column(string name) =>
        Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));
}
