using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Changes;

/// <summary>What a caller saw in a column of a row that is to be written only if it still holds that.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value.</param>
/// <param name="StoredText">The text that stands for the value in the database, where it is not the one that the library writes; else null.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SeenValue(IProperty Column, object? Value, string? StoredText = null);
