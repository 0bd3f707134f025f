namespace AdFlux.Data.Rows;

/// <summary>A column of a row codec. Its name, type and limits are in EF Core's model, under the same member.</summary>
/// <param name="Member">The entity's property.</param>
/// <param name="Kind">What it means.</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal sealed record RowColumn(string Member, ColumnKind Kind, bool IsNullable);
