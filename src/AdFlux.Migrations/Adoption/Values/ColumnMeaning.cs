namespace AdFlux.Migrations.Adoption.Values;

/// <summary>What the values of a column mean.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="MaxLength">The most characters of a text; null when there is no limit.</param>
/// <param name="ReadByModel">Reads a text as AdFlux.Data does, and throws where it cannot; null where it takes any.</param>
internal sealed record ColumnMeaning(ValueKind Kind, int? MaxLength, Func<string, object?>? ReadByModel);
