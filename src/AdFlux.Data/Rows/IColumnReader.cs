using AdFlux.Data.Ids;
using AdFlux.Data.Json;

namespace AdFlux.Data.Rows;

/// <summary>Gives the values of the current row by the index of their column. A column that is null must be asked for no value.</summary>
internal interface IColumnReader
{
    bool IsNull(int column);

    string Text(int column);

    int Int32(int column);

    long Int64(int column);

    decimal Money(int column);

    double Double(int column);

    DateOnly Day(int column);

    DateTime Instant(int column);

    /// <summary>Reads a JSON column; the JSON <c>null</c>, which other applications store, is null.</summary>
    T? Json<T>(int column)
        where T : class, IJsonColumn<T>;

    /// <summary>Reads a text id or an open value, which was checked when it was written.</summary>
    TId Id<TId>(int column)
        where TId : struct, ITypedId<TId, string> => TId.FromStored(Text(column));

    /// <summary>Reads an id over <see cref="int"/>.</summary>
    TId Int32Id<TId>(int column)
        where TId : struct, ITypedId<TId, int> => TId.FromStored(Int32(column));

    /// <summary>Reads an id over <see cref="long"/>.</summary>
    TId Int64Id<TId>(int column)
        where TId : struct, ITypedId<TId, long> => TId.FromStored(Int64(column));

    /// <summary>Reads a member of a closed set by its stored name.</summary>
    TEnum Named<TEnum>(int column, Func<string, TEnum> parse)
        where TEnum : struct, Enum => parse(Text(column));
}
