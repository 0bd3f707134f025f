using AdFlux.Data.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data;

/// <summary>What a context of an application's own says of the tables of AdFlux.</summary>
public static class AdFluxModelBuilderExtensions
{
    /// <summary>
    /// Leaves the nine tables of AdFlux out of migrations of EF Core (<c>dotnet ef migrations add</c>) and out of <c>EnsureCreated</c>: AdFlux.Migrations makes and
    /// changes them. Foreign keys from tables of your own to them stay.
    /// </summary>
    /// <param name="modelBuilder">The model of a context that derives from <see cref="AdFluxDbContext"/>, after its <c>OnModelCreating</c>.</param>
    /// <returns>The same model.</returns>
    /// <exception cref="InvalidOperationException">The model has no tables of AdFlux.</exception>
    public static ModelBuilder ExcludeAdFluxFromMigrations(this ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        IMutableEntityType[] ours = [.. modelBuilder.Model.GetEntityTypes().Where(AdFluxTables.Hold)];
        if (ours.Length == 0)
        {
            throw new InvalidOperationException(
                "The model has no tables of AdFlux: call ExcludeAdFluxFromMigrations in a context that derives from AdFluxDbContext, after base.OnModelCreating."
            );
        }

        foreach (IMutableEntityType entity in ours)
            entity.SetIsTableExcludedFromMigrations(true);
        return modelBuilder;
    }
}
