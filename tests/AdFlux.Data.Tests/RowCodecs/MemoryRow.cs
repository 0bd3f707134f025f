using AdFlux.Data.Json;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Tests.RowCodecs;

/// <summary>One row in memory, with the kind of column that each value was written as.</summary>
internal sealed class MemoryRow : IColumnWriter, IColumnReader
{
    private readonly List<(ColumnKind Kind, object? Value)> _columns = [];

    public IEnumerable<ColumnKind> Kinds => _columns.Select(column => column.Kind);

    public IEnumerable<object?> Values => _columns.Select(column => column.Value);

    public void Text(string? value) => _columns.Add((ColumnKind.Text, value));

    public void Int32(int? value) => _columns.Add((ColumnKind.Int32, value));

    public void Int64(long? value) => _columns.Add((ColumnKind.Int64, value));

    public void Money(decimal? value) => _columns.Add((ColumnKind.Money, value));

    public void Double(double? value) => _columns.Add((ColumnKind.Double, value));

    public void Day(DateOnly? value) => _columns.Add((ColumnKind.Day, value));

    public void Instant(DateTime? value) => _columns.Add((ColumnKind.Instant, value));

    public void Json<T>(T? value)
        where T : class, IJsonColumn<T> => _columns.Add((ColumnKind.Json, value is null ? null : JsonColumnText.WriteString(value)));

    public bool IsNull(int column) => _columns[column].Value is null;

    public string Text(int column) => Value<string>(column, ColumnKind.Text);

    public int Int32(int column) => Value<int>(column, ColumnKind.Int32);

    public long Int64(int column) => Value<long>(column, ColumnKind.Int64);

    public decimal Money(int column) => Value<decimal>(column, ColumnKind.Money);

    public double Double(int column) => Value<double>(column, ColumnKind.Double);

    public DateOnly Day(int column) => Value<DateOnly>(column, ColumnKind.Day);

    public DateTime Instant(int column) => Value<DateTime>(column, ColumnKind.Instant);

    public T? Json<T>(int column)
        where T : class, IJsonColumn<T> => JsonColumnText.Read<T>(Value<string>(column, ColumnKind.Json));

    private T Value<T>(int column, ColumnKind kind)
    {
        Assert.Equal(kind, _columns[column].Kind);
        return Assert.IsType<T>(_columns[column].Value);
    }
}
