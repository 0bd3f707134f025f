using System.Runtime.InteropServices;

namespace AdFlux.Data.Upserts;

/// <summary>How far an upsert is.</summary>
/// <param name="Received">Rows read from the input and handed to the database so far.</param>
/// <param name="Stored">Whether they are compared, written and, unless the caller owns the transaction, committed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UpsertProgress(long Received, bool Stored);
