using AdFlux.Data.Ids;
using AdFlux.Data.Json;

namespace AdFlux.Data.Rows;

/// <summary>Takes the values of a row, one column after the other.</summary>
internal interface IColumnWriter
{
    void Text(string? value);

    void Int32(int? value);

    void Int64(long? value);

    void Money(decimal? value);

    void Double(double? value);

    void Day(DateOnly? value);

    void Instant(DateTime? value);

    void Json<T>(T? value)
        where T : class, IJsonColumn<T>;

    /// <summary>Takes a text id or an open value.</summary>
    /// <exception cref="UninitializedIdException">The id was never assigned.</exception>
    void Id<TId>(TId? id)
        where TId : struct, ITypedId<TId, string> =>
        Text(id is { IsDefault: true } ? throw new UninitializedIdException(typeof(TId)) : id?.Value);

    /// <summary>Takes a member of a closed set by its stored name.</summary>
    void Named<TEnum>(TEnum? value, Func<TEnum, string> toName)
        where TEnum : struct, Enum => Text(value is { } member ? toName(member) : null);
}
