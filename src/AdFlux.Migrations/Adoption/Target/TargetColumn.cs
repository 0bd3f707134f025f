using AdFlux.Migrations.Adoption.Values;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>A column as the initial migration makes it.</summary>
internal sealed record TargetColumn(AddColumnOperation Operation, ColumnMeaning Meaning)
{
    public string Name => Operation.Name;

    public string Type => Operation.ColumnType!;

    public bool IsNullable => Operation.IsNullable;

    /// <summary>Whether the database hands out its values.</summary>
    public bool IsGenerated => Operation.FindAnnotation("Npgsql:ValueGenerationStrategy") is not null;

    /// <summary>The default as SQL; null when there is none.</summary>
    public string? Default => Operation.DefaultValueSql ?? (Operation.DefaultValue is string text ? $"'{text}'" : null);
}
