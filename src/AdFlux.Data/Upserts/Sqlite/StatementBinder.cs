using System.Buffers;
using System.Globalization;
using System.Text;
using AdFlux.Data.Json;
using AdFlux.Data.Mapping.Converters;
using AdFlux.Data.Rows;
using SQLitePCL;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>Binds rows to the parameters of a prepared statement as UTF-8, without an allocation per row or value.</summary>
internal sealed class StatementBinder(UpsertTable table, sqlite3_stmt statement) : IColumnWriter
{
    private const int StackBytes = 512;
    private const int DayLength = 10;

    private readonly bool[] _brought = [.. table.Columns.Select(column => column.IsBrought)];
    private readonly string?[] _bound = new string?[table.Columns.Count + table.ExtraColumns.Count];
    private int _column;
    private int _parameter;

    /// <summary>The number of parameters bound so far.</summary>
    public int Bound => _parameter;

    public void BeginRow() => (_column, _parameter) = (0, 0);

    /// <summary>Binds one of the columns that only the staging table has.</summary>
    public void Extra(string? value) => BindText(value, ++_parameter);

    public void Text(string? value)
    {
        if (_brought[_column++])
            BindText(value, ++_parameter);
    }

    public void Int32(int? value) => Int64(value);

    public void Int64(long? value)
    {
        if (IsNext(value is not null))
            raw.sqlite3_bind_int64(statement, _parameter, value.GetValueOrDefault());
    }

    public void Money(decimal? value) => Double((double?)value);

    public void Double(double? value)
    {
        if (IsNext(value is not null))
            raw.sqlite3_bind_double(statement, _parameter, value.GetValueOrDefault());
    }

    public void Day(DateOnly? value)
    {
        if (!IsNext(value is not null))
            return;

        Span<byte> text = stackalloc byte[DayLength];
        value.GetValueOrDefault().TryFormat(text, out int length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        raw.sqlite3_bind_text(statement, _parameter, text[..length]);
    }

    public void Instant(DateTime? value)
    {
        if (!IsNext(value is not null))
            return;

        Span<byte> text = stackalloc byte[StackBytes];
        value.GetValueOrDefault().TryFormat(text, out int length, UtcTextConverter.Format, CultureInfo.InvariantCulture);
        raw.sqlite3_bind_text(statement, _parameter, text[..length]);
    }

    public void Json<T>(T? value)
        where T : class, IJsonColumn<T>
    {
        if (IsNext(value is not null))
            raw.sqlite3_bind_text(statement, _parameter, JsonColumnText.Write(value!).Span);
    }

    // False where nothing is left to bind: the column is not brought, or null.
    private bool IsNext(bool hasValue)
    {
        if (!_brought[_column++])
            return false;

        _parameter++;
        if (!hasValue)
            raw.sqlite3_bind_null(statement, _parameter);
        return hasValue;
    }

    // Neighbours share their level, their campaign and often their ad: what is bound stays bound.
    private void BindText(string? value, int parameter)
    {
        ref string? bound = ref _bound[parameter - 1];
        if (value is null)
        {
            bound = null;
            raw.sqlite3_bind_null(statement, parameter);
            return;
        }

        if (ReferenceEquals(bound, value) || string.Equals(bound, value, StringComparison.Ordinal))
            return;

        bound = value;
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> text = rented ?? stackalloc byte[StackBytes];
        int length = Encoding.UTF8.GetBytes(value, text);
        raw.sqlite3_bind_text(statement, parameter, text[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }
}
