using System.Runtime.InteropServices;

namespace AdFlux.Data.Ingest.Rows;

/// <summary>A member of a row: what is read of it, and what it shows of the row's kind.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ObjectMember(ObjectField Field, RowSigns Sign);
