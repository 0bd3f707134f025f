using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace AdFlux.Data.Mapping;

/// <summary>
/// Names tables, columns, keys, foreign keys and indexes as the schema does: snake_case, <c>pk_</c>, <c>ak_</c>, <c>fk_</c>, <c>ix_</c>, unless they were named.
/// </summary>
/// <remarks>It runs when the model is complete, so that entities of an application's own context are named too, by the tables that they have in the end.</remarks>
internal sealed class SnakeCaseNaming : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        IConventionEntityType[] entities = [.. modelBuilder.Metadata.GetEntityTypes()];
        foreach (IConventionEntityType entity in entities.Where(HasTableOfItsOwn))
            entity.Builder.ToTable(SnakeCase.Of(entity.GetTableName()!));

        // Names of foreign keys and indexes are made of those of columns, some of which are other entities'.
        foreach (IConventionEntityType entity in entities)
            NameColumns(entity, StoreOf(entity));
        foreach (IConventionEntityType entity in entities.Where(entity => !entity.IsMappedToJson() && !SharesKeysWithOtherTables(entity)))
        {
            if (StoreObjectIdentifier.Create(entity, StoreObjectType.Table) is { } table)
                NameKeys(entity, table);
        }
    }

    private static bool HasTableOfItsOwn(IConventionEntityType entity) =>
        entity.GetTableName() is { } table
        && !entity.IsMappedToJson()
        && entity.FindOwnership() is not { IsUnique: true }
        && !string.Equals(entity.BaseType?.GetTableName(), table, StringComparison.Ordinal);

    /// <summary>Whether types that inherit have tables of their own (TPT, TPC), whose keys EF Core then names by each table.</summary>
    private static bool SharesKeysWithOtherTables(IConventionEntityType entity) =>
        entity.GetDerivedTypes().Any(derived => !string.Equals(derived.GetTableName(), entity.GetTableName(), StringComparison.Ordinal));

    private static StoreObjectIdentifier? StoreOf(IConventionEntityType entity) =>
        StoreObjectIdentifier.Create(entity, StoreObjectType.Table) ?? StoreObjectIdentifier.Create(entity, StoreObjectType.View);

    private static void NameColumns(IConventionTypeBase type, StoreObjectIdentifier? store)
    {
        if (type.IsMappedToJson())
        {
            NameContainer(type);
            return;
        }

        foreach (IConventionProperty property in type.GetDeclaredProperties())
        {
            if (store is null || property.FindSharedStoreObjectRootProperty(store.Value) is null)
                property.Builder.HasColumnName(SnakeCase.Of(ColumnOf(property, store)));
        }

        foreach (IConventionComplexProperty property in type.GetDeclaredComplexProperties())
            NameColumns(property.ComplexType, store);
    }

    // ToJson() without a name sets that of the member, as ToJson("Member") would.
    private static void NameContainer(IConventionTypeBase type)
    {
        string? member = type is IConventionComplexType complex
            ? complex.ComplexProperty.Name
            : (type as IConventionEntityType)?.FindOwnership()?.PrincipalToDependent?.Name;
        if (
            member is not null
            && type[RelationalAnnotationNames.ContainerColumnName] is string name
            && string.Equals(name, member, StringComparison.Ordinal)
        )
            ((IMutableTypeBase)type).SetContainerColumnName(SnakeCase.Of(name));
    }

    private static void NameKeys(IConventionEntityType entity, StoreObjectIdentifier table)
    {
        foreach (IConventionKey key in entity.GetDeclaredKeys())
        {
            string name = key.IsPrimaryKey() ? $"pk_{table.Name}" : $"ak_{table.Name}_{ColumnsOf(key.Properties, table)}";
            key.Builder.HasName(SnakeCase.Shorten(name));
        }

        foreach (IConventionForeignKey foreignKey in entity.GetDeclaredForeignKeys())
        {
            string name = $"fk_{table.Name}_{ColumnsOf(foreignKey.Properties, table)}";
            if (entity.FindForeignKeys(foreignKey.Properties).Skip(1).Any())
                name += $"_{foreignKey.PrincipalEntityType.GetTableName()}";
            foreignKey.Builder.HasConstraintName(SnakeCase.Shorten(name));
        }

        foreach (IConventionIndex index in entity.GetDeclaredIndexes().Where(index => index.Name is null))
            index.Builder.HasDatabaseName(SnakeCase.Shorten($"ix_{table.Name}_{ColumnsOf(index.Properties, table)}"));
    }

    private static string ColumnsOf(IEnumerable<IConventionProperty> properties, StoreObjectIdentifier table) =>
        string.Join('_', properties.Select(property => ColumnOf(property, table)));

    private static string ColumnOf(IConventionProperty property, StoreObjectIdentifier? store) =>
        (store is null ? null : property.GetColumnName(store.Value)) ?? property.GetColumnName();
}
