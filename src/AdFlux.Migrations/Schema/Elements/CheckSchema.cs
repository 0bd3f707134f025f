namespace AdFlux.Migrations.Schema.Elements;

/// <summary>A check constraint.</summary>
internal sealed record CheckSchema(string Name, string Expression) : SchemaElement(Name)
{
    /// <summary>Whether the rows that were there before it are known to keep it.</summary>
    public bool IsValid { get; init; } = true;

    public override SchemaPart Part => SchemaPart.Check;

    public override string Definition => $"CHECK ({Expression})" + (IsValid ? "" : " NOT VALID");
}
