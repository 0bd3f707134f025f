using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Elements;

/// <summary>A primary key.</summary>
internal sealed record PrimaryKeySchema(string Name, IReadOnlyList<string> Columns) : SchemaElement(Name)
{
    public override SchemaPart Part => SchemaPart.PrimaryKey;

    public override string Definition => $"PRIMARY KEY ({Sql.Quote(Columns)})";
}
