using AdFlux.Data.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdFlux.Data.Mapping.ColumnTypes;

/// <summary>Stores an id as its value, and reads it without checking it again.</summary>
/// <typeparam name="TId">The id.</typeparam>
/// <typeparam name="TValue">Its stored value.</typeparam>
/// <remarks>Saving a text id that was never assigned throws <see cref="UninitializedIdException"/>.</remarks>
public sealed class TypedIdConverter<TId, TValue> : ValueConverter<TId, TValue>
    where TId : struct, ITypedId<TId, TValue>
    where TValue : notnull
{
    /// <summary>Creates the converter.</summary>
    public TypedIdConverter()
        : base(id => ToStored(id), value => FromStored(value)) { }

    private static TValue ToStored(TId id) =>
        typeof(TValue) == typeof(string) && id.IsDefault ? throw new UninitializedIdException(typeof(TId)) : id.Value;

    // An expression tree can't name a static abstract member.
    private static TId FromStored(TValue value) => TId.FromStored(value);
}
