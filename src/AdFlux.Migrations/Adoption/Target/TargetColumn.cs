using AdFlux.Migrations.Adoption.Values;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>A column as the initial migration makes it.</summary>
internal sealed record TargetColumn(ColumnSchema Schema, ColumnMeaning Meaning)
{
    public string Name => Schema.Name;

    public string Type => Schema.Type;

    public bool IsNullable => Schema.IsNullable;

    /// <summary>Whether the database hands out its values.</summary>
    public bool IsGenerated => Schema.Generation is not KeyGeneration.None;

    /// <summary>The default as SQL; null when there is none.</summary>
    public string? Default => Schema.Default;
}
