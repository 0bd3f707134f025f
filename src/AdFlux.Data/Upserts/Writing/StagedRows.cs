using System.Runtime.InteropServices;

namespace AdFlux.Data.Upserts;

/// <summary>What became of the rows of an upsert, or of a part of them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StagedRows(WrittenRows Written, RemovedRows Duplicates, long Stubs)
{
    public StagedRows Plus(StagedRows other) => new(Written.Plus(other.Written), Duplicates.Plus(other.Duplicates), Stubs + other.Stubs);

    public UpsertResult Result(long received) =>
        new(
            received,
            Written.Inserted,
            Written.Updated,
            received - Duplicates.Count - Written.Inserted - Written.Updated,
            Duplicates.Count,
            Stubs
        )
        {
            DifferingDuplicates = Duplicates.Differing,
        };
}
