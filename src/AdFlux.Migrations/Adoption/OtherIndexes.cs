using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption;

/// <summary>What becomes of indexes that are not ours: those that ours make needless go, since every write pays for them.</summary>
internal static class OtherIndexes
{
    public static bool IsRedundantIn(this IndexSchema index, TargetTable table) => Covering(index, table) is not null;

    public static void ReportOther(this FindingList findings, TargetTable table, IndexSchema index)
    {
        if (index.IsRedundantIn(table))
        {
            findings.Convert(table.Name, null, $"index {index.Name}", $"dropped: {Covering(index, table)} begins with its columns");
        }
        else
        {
            findings.Note(
                table.Name,
                null,
                $"index {index.Name} of the application",
                "stays; AdFlux.Data does not use it, and every write pays for it"
            );
        }
    }

    private static string? Covering(IndexSchema index, TargetTable table) =>
        index is { IsUnique: false, Filter: null, PlainColumns: { } columns } ? table.Covering(columns) : null;
}
