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
public readonly record struct UpsertResult(long Received, long Inserted, long Updated, long Unchanged, long Duplicates, long Stubs);
