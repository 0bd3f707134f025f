using System.Runtime.InteropServices;

namespace AdFlux.Data.Upserts;

/// <summary>What an upsert did. <see cref="Received"/> is always the sum of the four that follow it.</summary>
/// <param name="Received">Rows read from the input.</param>
/// <param name="Inserted">Rows that were not stored before.</param>
/// <param name="Updated">Rows that were stored with other values.</param>
/// <param name="Unchanged">Rows that were stored with the same values; nothing was written for them.</param>
/// <param name="Duplicates">Rows that a later row with the same key in the same input replaced.</param>
/// <param name="Stubs">Parents that were created with nothing but their ids, because the options asked for it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UpsertResult(long Received, long Inserted, long Updated, long Unchanged, long Duplicates, long Stubs)
{
    /// <summary>
    /// How many of <see cref="Duplicates"/> differ from the row that replaced them. An export that was appended to has such rows. Any others mean that
    /// parts of one object's day were taken for the whole: insights without an id that they are of, or with a breakdown.
    /// </summary>
    public long DifferingDuplicates { get; init; }
}
