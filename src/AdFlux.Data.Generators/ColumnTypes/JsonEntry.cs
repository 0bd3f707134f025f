namespace AdFlux.Data.Generators.ColumnTypes;

/// <summary>A JSON column in the manifest.</summary>
internal sealed record JsonEntry(string FullName, bool Immutable);
