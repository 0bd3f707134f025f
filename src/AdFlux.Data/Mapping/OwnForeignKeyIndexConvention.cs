using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace AdFlux.Data.Mapping;

/// <summary>
/// Gives the foreign keys of an application's own tables an index, as EF Core does. Those of AdFlux have none but what the mappings name: an index that no query
/// uses is a cost on every upsert.
/// </summary>
internal sealed class OwnForeignKeyIndexConvention(ProviderConventionSetBuilderDependencies dependencies)
    : ForeignKeyIndexConvention(dependencies)
{
    protected override IConventionIndex? CreateIndex(
        IReadOnlyList<IConventionProperty> properties,
        bool unique,
        IConventionEntityTypeBuilder entityTypeBuilder
    ) => AdFluxTables.Hold(entityTypeBuilder.Metadata) ? null : base.CreateIndex(properties, unique, entityTypeBuilder);
}
