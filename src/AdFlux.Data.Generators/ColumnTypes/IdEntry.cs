namespace AdFlux.Data.Generators.ColumnTypes;

/// <summary>An id in the manifest.</summary>
internal sealed record IdEntry(string FullName, string ValueType);
