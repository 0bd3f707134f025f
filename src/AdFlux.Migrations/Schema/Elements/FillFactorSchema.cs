using System.Globalization;

namespace AdFlux.Migrations.Schema.Elements;

/// <summary>How full PostgreSQL packs the pages of a table.</summary>
internal sealed record FillFactorSchema(string Name, int? Percent) : SchemaElement(Name)
{
    public override SchemaPart Part => SchemaPart.Table;

    public override string Definition =>
        Percent is null ? "the default fillfactor" : string.Create(CultureInfo.InvariantCulture, $"fillfactor = {Percent}");
}
