using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>
/// Lets the database give out ids over integers, as it does for plain integers: EF Core leaves that out for keys with a converter. A key of
/// several columns, a foreign key, and a key that was configured otherwise stay as they are.
/// </summary>
internal sealed class GeneratedIdKeyConvention(string? providerName) : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (IConventionEntityType entityType in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entityType.FindPrimaryKey() is not { Properties: [var property] } || property.IsForeignKey() || !IsIntegerId(property.ClrType))
                continue;
            property.Builder.ValueGenerated(ValueGenerated.OnAdd);
            if (providerName is ProviderNames.Sqlite && property.ValueGenerated == ValueGenerated.OnAdd)
                property.Builder.HasValueGenerationStrategy(SqliteValueGenerationStrategy.Autoincrement);
        }
    }

    private static bool IsIntegerId(Type type) =>
        type.IsValueType
        && Array.Exists(
            type.GetInterfaces(),
            contract =>
                contract.IsGenericType
                && contract.GetGenericTypeDefinition() == typeof(ITypedId<,>)
                && (contract.GenericTypeArguments[1] == typeof(int) || contract.GenericTypeArguments[1] == typeof(long))
        );
}
