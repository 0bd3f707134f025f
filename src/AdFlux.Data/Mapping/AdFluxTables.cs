using Microsoft.EntityFrameworkCore.Metadata;

namespace AdFlux.Data.Mapping;

/// <summary>Tells the nine tables of AdFlux from those that an application adds.</summary>
internal static class AdFluxTables
{
    public static bool Hold(IReadOnlyEntityType entity) => entity.ClrType.Assembly == typeof(AdFluxTables).Assembly;
}
