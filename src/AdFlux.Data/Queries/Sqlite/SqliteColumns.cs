using System.Globalization;
using System.Text;
using AdFlux.Data.Json;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Rows;
using SQLitePCL;

namespace AdFlux.Data.Queries.Sqlite;

/// <summary>The columns of a statement's current row, as the UTF-8 and the numbers that SQLite holds.</summary>
/// <remarks>The statement has to outlive it.</remarks>
internal sealed class SqliteColumns(sqlite3_stmt statement, IReadOnlyList<RowColumn> columns, TextCache texts) : IColumnReader
{
    private readonly nint _statement = statement.DangerousGetHandle();
    private readonly ColumnKind[] _kinds = [.. columns.Select(column => column.Kind)];

    // Calls are what a row costs. SQLite reads a null as 0: any other number needs no second call to tell.
    public bool IsNull(int column) =>
        _kinds[column] switch
        {
            ColumnKind.Int32 or ColumnKind.Int64 when SqliteValues.Int64(_statement, column) != 0 => false,
            ColumnKind.Money or ColumnKind.Double when SqliteValues.Double(_statement, column) != 0 => false,
            _ => SqliteValues.Type(_statement, column) == raw.SQLITE_NULL,
        };

    public string Text(int column) => texts.Get(Utf8(column));

    public int Int32(int column) => checked((int)SqliteValues.Int64(_statement, column));

    public long Int64(int column) => SqliteValues.Int64(_statement, column);

    public decimal Money(int column) => StoredMoney.Of(SqliteValues.Double(_statement, column));

    public double Double(int column) => SqliteValues.Double(_statement, column);

    public DateOnly Day(int column)
    {
        ReadOnlySpan<byte> text = Utf8(column);
        return StoredTime.TryReadDay(text, out DateOnly day)
            ? day
            : DateOnly.Parse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture);
    }

    public DateTime Instant(int column)
    {
        ReadOnlySpan<byte> text = Utf8(column);
        return StoredTime.TryReadInstant(text, out DateTime instant)
            ? instant
            : DateTime.Parse(
                Encoding.UTF8.GetString(text),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            );
    }

    public T? Json<T>(int column)
        where T : class, IJsonColumn<T> => JsonColumnText.ReadStored<T>(Utf8(column).ToArray());

    private ReadOnlySpan<byte> Utf8(int column) => SqliteValues.Text(_statement, column);
}
