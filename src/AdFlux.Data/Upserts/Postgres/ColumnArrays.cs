using AdFlux.Data.Json;
using AdFlux.Data.Rows;
using Npgsql;
using NpgsqlTypes;

namespace AdFlux.Data.Upserts.Postgres;

/// <summary>Collects rows as one array per column, the parameters of <c>unnest</c>.</summary>
internal sealed class ColumnArrays : IColumnWriter
{
    private readonly Array?[] _arrays;
    private readonly UpsertTable _table;
    private int _row = -1;
    private int _column;

    public ColumnArrays(UpsertTable table, int rows)
    {
        _table = table;
        _arrays = [.. table.Columns.Select(column => column.IsBrought ? Create(column.Kind, rows) : null)];
    }

    public void BeginRow() => (_row, _column) = (_row + 1, 0);

    /// <summary>The arrays as parameters, in the order of the columns that are brought.</summary>
    public IEnumerable<NpgsqlParameter> Parameters()
    {
        for (int i = 0; i < _arrays.Length; i++)
        {
            if (_arrays[i] is { } array)
                yield return new NpgsqlParameter { Value = array, NpgsqlDbType = NpgsqlDbType.Array | Type(_table.Columns[i].Kind) };
        }
    }

    /// <summary>The type of a column's array, as SQL spells it.</summary>
    public static string ArrayType(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Text => "text[]",
            ColumnKind.Int32 => "integer[]",
            ColumnKind.Int64 => "bigint[]",
            ColumnKind.Money => "numeric[]",
            ColumnKind.Double => "double precision[]",
            ColumnKind.Day => "date[]",
            ColumnKind.Instant => "timestamp[]",
            ColumnKind.Json => "text[]",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of column."),
        };

    public void Text(string? value) => Next(value);

    public void Int32(int? value) => Next(value);

    public void Int64(long? value) => Next(value);

    public void Money(decimal? value) => Next(value);

    public void Double(double? value) => Next(value);

    public void Day(DateOnly? value) => Next(value);

    // Npgsql refuses Kind Utc for a timestamp without time zone.
    public void Instant(DateTime? value) => Next(value is { } instant ? DateTime.SpecifyKind(instant, DateTimeKind.Unspecified) : value);

    public void Json<T>(T? value)
        where T : class, IJsonColumn<T> => Next(value is null ? null : JsonbText.Of(JsonColumnText.Write(value).Span));

    private void Next<TValue>(TValue value)
    {
        if (_arrays[_column++] is TValue[] array)
            array[_row] = value;
    }

    private static Array Create(ColumnKind kind, int rows) =>
        kind switch
        {
            ColumnKind.Text => new string?[rows],
            ColumnKind.Int32 => new int?[rows],
            ColumnKind.Int64 => new long?[rows],
            ColumnKind.Money => new decimal?[rows],
            ColumnKind.Double => new double?[rows],
            ColumnKind.Day => new DateOnly?[rows],
            ColumnKind.Instant => new DateTime?[rows],
            ColumnKind.Json => new byte[]?[rows],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of column."),
        };

    private static NpgsqlDbType Type(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Text => NpgsqlDbType.Text,
            ColumnKind.Int32 => NpgsqlDbType.Integer,
            ColumnKind.Int64 => NpgsqlDbType.Bigint,
            ColumnKind.Money => NpgsqlDbType.Numeric,
            ColumnKind.Double => NpgsqlDbType.Double,
            ColumnKind.Day => NpgsqlDbType.Date,
            ColumnKind.Instant => NpgsqlDbType.Timestamp,
            ColumnKind.Json => NpgsqlDbType.Text,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of column."),
        };
}
