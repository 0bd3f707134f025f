using AdFlux.Migrations.Schema.Elements;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>A table as the initial migration makes it.</summary>
internal sealed record TargetTable(
    CreateTableOperation Operation,
    IReadOnlyList<TargetColumn> Columns,
    IReadOnlyList<CreateIndexOperation> Indexes
)
{
    public string Name => Operation.Name;

    public AddPrimaryKeyOperation PrimaryKey { get; } = Operation.PrimaryKey!;

    public TargetColumn? Find(string column) =>
        Columns.FirstOrDefault(candidate => string.Equals(candidate.Name, column, StringComparison.Ordinal));

    /// <summary>Whether an index is what one of ours is to be, whatever its name.</summary>
    public static bool IsSame(IndexSchema found, CreateIndexOperation wanted) =>
        !found
            .DifferencesTo(
                new(wanted.Name, [.. wanted.Columns.Select(column => new IndexKey(column))], wanted.IsUnique) { Filter = wanted.Filter }
            )
            .Any();

    /// <summary>
    /// The key or index of ours that finds what an index on these columns finds, since it begins with them; null when there is none.
    /// </summary>
    public string? Covering(IReadOnlyCollection<string> columns) =>
        Indexes
            .Where(index => index.Filter is null)
            .Select(index => (Name: (string?)index.Name, index.Columns))
            .Prepend((PrimaryKey.Name, PrimaryKey.Columns))
            .FirstOrDefault(index => columns.Count > 0 && index.Columns.Take(columns.Count).SequenceEqual(columns, StringComparer.Ordinal))
            .Name;
}
