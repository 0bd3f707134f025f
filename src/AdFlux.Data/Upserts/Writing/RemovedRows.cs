using System.Runtime.InteropServices;

namespace AdFlux.Data.Upserts;

/// <summary>The rows of an upsert that a later one with the same key replaced.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Differing">How many of them differ from the row that stayed.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RemovedRows(long Count, long Differing)
{
    public RemovedRows Plus(RemovedRows other) => new(Count + other.Count, Differing + other.Differing);
}
