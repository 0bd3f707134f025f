using AdFlux.Migrations.Adoption.Live;
using AdFlux.Migrations.Adoption.Target;

namespace AdFlux.Migrations.Adoption;

/// <summary>What becomes of indexes that are not ours: those that ours make needless go, since every write pays for them.</summary>
internal static class OtherIndexes
{
    public static bool IsRedundantIn(this LiveIndex index, TargetTable table) =>
        index is { IsUnique: false, Filter: null } && table.Covering(index.Columns) is not null;

    public static void ReportOther(this FindingList findings, TargetTable table, LiveIndex index)
    {
        if (index.IsRedundantIn(table))
        {
            findings.Convert(table.Name, null, $"index {index.Name}", $"dropped: {table.Covering(index.Columns)} begins with its columns");
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
}
