namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>How an id is stored as an element of a list.</summary>
internal sealed record IdElement(Type Type, Type Converter, int? MaxLength);
