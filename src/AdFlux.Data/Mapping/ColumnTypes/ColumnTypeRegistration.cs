using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Tells EF Core how each type of a manifest is stored.</summary>
internal sealed class ColumnTypeRegistration(ModelConfigurationBuilder configuration, string? providerName) : IColumnTypeVisitor
{
    private readonly string? _jsonType = providerName switch
    {
        ProviderNames.PostgreSql => "jsonb",
        ProviderNames.Sqlite => "TEXT",
        _ => null,
    };

    private readonly Dictionary<Type, IdElement> _lists = [];

    /// <summary>The lists of ids that were seen.</summary>
    public IReadOnlyDictionary<Type, IdElement> Lists => _lists;

    public void VisitId<TId, TValue>()
        where TId : struct, ITypedId<TId, TValue>
        where TValue : notnull
    {
        PropertiesConfigurationBuilder<TId> properties = configuration.Properties<TId>().HaveConversion<TypedIdConverter<TId, TValue>>();
        TypeMappingConfigurationBuilder<TId> mapping = configuration
            .DefaultTypeMapping<TId>()
            .HasConversion<TypedIdConverter<TId, TValue>>();
        AddLists<TId, TId, TValue>();
        AddLists<TId?, TId, TValue>();
        if (TId.MaxLength is { } maxLength)
        {
            properties.HaveMaxLength(maxLength);
            mapping.HasMaxLength(maxLength);
        }
    }

    /// <summary>The lists that EF Core takes of plain values; it refuses sets.</summary>
    private void AddLists<TElement, TId, TValue>()
        where TId : struct, ITypedId<TId, TValue>
        where TValue : notnull
    {
        Add<TElement[]>();
        Add<List<TElement>>();
        Add<IList<TElement>>();
        Add<ICollection<TElement>>();
        Add<IEnumerable<TElement>>();
        Add<IReadOnlyList<TElement>>();
        Add<IReadOnlyCollection<TElement>>();

        void Add<TList>()
        {
            // Otherwise EF Core takes it for a navigation.
            configuration.Properties<TList>();
            _lists[typeof(TList)] = new IdElement(typeof(TElement), typeof(TypedIdConverter<TId, TValue>), TId.MaxLength);
        }
    }

    public void VisitJson<T>(bool immutable)
        where T : class, IJsonColumn<T>
    {
        PropertiesConfigurationBuilder<T> properties = configuration.Properties<T>();
        if (immutable)
            properties.HaveConversion<JsonColumnConverter<T>, ImmutableJsonComparer<T>>();
        else
            properties.HaveConversion<JsonColumnConverter<T>, JsonColumnComparer<T>>();
        if (_jsonType is not null)
            properties.HaveColumnType(_jsonType);
    }
}
