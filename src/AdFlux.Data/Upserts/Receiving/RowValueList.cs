using System.Collections;
using AdFlux.Data.Ids;
using AdFlux.Data.Json;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Upserts;

/// <summary>The values that a row brings for its columns, to compare it with another row.</summary>
internal sealed class RowValueList(UpsertTable table) : IColumnWriter
{
    private readonly List<object?> _values = [];
    private int _next;

    /// <summary>Whether two rows bring the same values for all columns.</summary>
    public static bool AreSame<T>(UpsertTable table, UpsertShape<T> shape, T left, T right)
        where T : class
    {
        RowValueList ofLeft = new(table);
        RowValueList ofRight = new(table);
        shape.Write(left, ofLeft);
        shape.Write(right, ofRight);
        return StructuralComparisons.StructuralEqualityComparer.Equals(ofLeft._values.ToArray(), ofRight._values.ToArray());
    }

    public void Text(string? value) => Add(value);

    public void Int32(int? value) => Add(value);

    public void Int64(long? value) => Add(value);

    public void Money(decimal? value) => Add(value);

    public void Double(double? value) => Add(value);

    public void Day(DateOnly? value) => Add(value);

    // Both providers keep microseconds.
    public void Instant(DateTime? value) => Add(value is { } instant ? instant.Ticks / TimeSpan.TicksPerMicrosecond : null);

    public void Json<TJson>(TJson? value)
        where TJson : class, IJsonColumn<TJson> => Add(value is null ? null : JsonColumnText.WriteString(value));

    public void Id<TId>(TId? id)
        where TId : struct, ITypedId<TId, string> => Add(id?.Value);

    public void Named<TEnum>(TEnum? value, Func<TEnum, string> toName)
        where TEnum : struct, Enum => Add(value);

    private void Add(object? value)
    {
        if (table.Columns[_next++].IsBrought)
            _values.Add(value);
    }
}
