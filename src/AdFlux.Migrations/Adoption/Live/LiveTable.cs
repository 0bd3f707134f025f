namespace AdFlux.Migrations.Adoption.Live;

/// <summary>A table as it is.</summary>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="PrimaryKey">Its primary key; null when it has none.</param>
/// <param name="Uniques">Its unique constraints.</param>
/// <param name="ForeignKeys">Its foreign keys.</param>
/// <param name="Indexes">Its indexes, but for those of constraints.</param>
/// <param name="Obstacles">What about the table itself stands in the way.</param>
internal sealed record LiveTable(
    IReadOnlyList<LiveColumn> Columns,
    LiveKey? PrimaryKey,
    IReadOnlyList<LiveKey> Uniques,
    IReadOnlyList<LiveForeignKey> ForeignKeys,
    IReadOnlyList<LiveIndex> Indexes,
    IReadOnlyList<string> Obstacles
)
{
    /// <summary>The statements that make what goes with the table when it is made anew: triggers, on SQLite.</summary>
    public IReadOnlyList<string> Dependents { get; init; } = [];

    public LiveColumn? Find(string column) =>
        Columns.FirstOrDefault(candidate => string.Equals(candidate.Name, column, StringComparison.Ordinal));
}

/// <summary>A column as it is.</summary>
internal sealed record LiveColumn(
    string Name,
    string Type,
    bool IsNullable,
    string? Default,
    string? Collation,
    bool IsIdentity,
    string? Sequence
);

/// <summary>A primary key or unique constraint; SQLite gives it no name.</summary>
internal sealed record LiveKey(string? Name, IReadOnlyList<string> Columns);

/// <summary>A foreign key; SQLite gives it no name.</summary>
internal sealed record LiveForeignKey(
    string? Name,
    IReadOnlyList<string> Columns,
    string Parent,
    IReadOnlyList<string?> ParentColumns,
    string OnDelete,
    string OnUpdate
);

/// <summary>An index.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">What it orders by: names of columns, and anything else as SQL.</param>
/// <param name="IsUnique">Whether it is unique.</param>
/// <param name="Filter">Its filter, as SQL.</param>
/// <param name="Statement">What makes it.</param>
internal sealed record LiveIndex(string Name, IReadOnlyList<string> Columns, bool IsUnique, string? Filter, string Statement);
