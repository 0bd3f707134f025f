using System.Runtime.InteropServices;

namespace AdFlux.Data.Upserts;

/// <summary>What a write of rows did; the others were unchanged.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WrittenRows(long Inserted, long Updated)
{
    public WrittenRows Plus(WrittenRows other) => new(Inserted + other.Inserted, Updated + other.Updated);
}
