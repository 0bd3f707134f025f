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
}
