using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Running.History;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption;

/// <summary>What a database has where our tables are to be.</summary>
/// <param name="Tables">Those of our tables that are there, by name.</param>
/// <param name="TakenNames">The names of ours that a view or a partition has.</param>
/// <param name="HasOthers">Whether it has other tables, beside Alembic's and those that the runner keeps.</param>
internal sealed record LiveSchema(IReadOnlyDictionary<string, TableSchema> Tables, IReadOnlySet<string> TakenNames, bool HasOthers)
{
    private static readonly string[] Bookkeeping =
    [
        "alembic_version",
        HistoryTables.AdFlux.History,
        HistoryTables.AdFlux.Log,
        HistoryTables.Application.History,
        HistoryTables.Application.Log,
    ];

    public static LiveSchema Of(TargetSchema target, IReadOnlyList<TableSchema> tables, IReadOnlyList<string> otherRelations)
    {
        var ours = target.Tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            tables.Where(table => ours.Contains(table.Name)).ToDictionary(table => table.Name, StringComparer.Ordinal),
            otherRelations.Where(ours.Contains).ToHashSet(StringComparer.Ordinal),
            tables.Any(table => !ours.Contains(table.Name) && !Bookkeeping.Contains(table.Name, StringComparer.Ordinal))
        );
    }
}
