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
}
