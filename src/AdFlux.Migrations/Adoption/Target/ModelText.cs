using AdFlux.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>How AdFlux.Data reads a text, which is the same on both providers.</summary>
internal sealed class ModelText
{
    private readonly IModel _model = Model();

    /// <summary>Reads the text of a column, and throws where it cannot; null where it takes any.</summary>
    public Func<string, object?>? Reader(string table, string column)
    {
        var property = _model
            .GetEntityTypes()
            .FirstOrDefault(entity => string.Equals(entity.GetTableName(), table, StringComparison.Ordinal))
            ?.GetProperties()
            .FirstOrDefault(property => string.Equals(property.GetColumnName(), column, StringComparison.Ordinal));
        var converter = property?.GetTypeMapping().Converter;
        return converter is not null && converter.ProviderClrType == typeof(string) ? text => converter.ConvertFromProvider(text) : null;
    }

    private static IModel Model()
    {
        var options = new DbContextOptionsBuilder<AdFluxDbContext>();
        options.UseAdFluxSqlite("Data Source=unused.db");
        using var context = new AdFluxDbContext(options.Options);
        return context.Model;
    }
}
