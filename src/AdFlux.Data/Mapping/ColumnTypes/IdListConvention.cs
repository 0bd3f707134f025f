using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Maps a property that is a list of ids: an array on PostgreSQL, a JSON array on SQLite.</summary>
/// <param name="ids">The ids, as elements of such lists.</param>
internal sealed class IdListConvention(IReadOnlyDictionary<Type, IdElement> ids) : IPropertyAddedConvention
{
    public void ProcessPropertyAdded(IConventionPropertyBuilder propertyBuilder, IConventionContext<IConventionPropertyBuilder> context)
    {
        if (!ids.TryGetValue(propertyBuilder.Metadata.ClrType, out IdElement? id))
            return;
        IConventionElementType? element = propertyBuilder.Metadata.SetElementType(id.Type);
        element?.SetValueConverter(id.Converter);
        element?.SetMaxLength(id.MaxLength);
    }
}
