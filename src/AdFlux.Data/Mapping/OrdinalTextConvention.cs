using AdFlux.Data.Mapping.ColumnTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace AdFlux.Data.Mapping;

/// <summary>Makes PostgreSQL compare text byte by byte, as SQLite does, whatever collation the database has.</summary>
internal sealed class OrdinalTextConvention(string? providerName) : IModelFinalizingConvention
{
    private const string Ordinal = "C";

    private static readonly string[] _types = ["text", "character", "varchar", "char"];

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        if (providerName is not ProviderNames.PostgreSql)
            return;

        foreach (IConventionProperty property in modelBuilder.Metadata.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (IsText(property))
                property.Builder.UseCollation(Ordinal);
        }
    }

    // Strings in C# may be jsonb, uuid and much else in the database, which have no collation.
    private static bool IsText(IConventionProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string)
        && (
            property.GetColumnType() is not { } type
            || (Array.Exists(_types, text => type.StartsWith(text, StringComparison.OrdinalIgnoreCase)) && !type.EndsWith(']'))
        );
}
