using System.Globalization;
using System.Text;
using AdFlux.Data.Json;
using AdFlux.Data.Mapping.Converters;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Upserts.Sqlite;

/// <summary>
/// The values of one row after the other as SQLite takes them, without an allocation per row or value. Text is UTF-8 in memory that does not
/// move; it stays as it is until the next row has another one in its place.
/// </summary>
internal sealed class RowValues(UpsertTable table) : IColumnWriter
{
    private const int LongestInstant = 32;
    private const int LongestDay = 10;

    private readonly bool[] _brought = [.. table.Columns.Select(column => column.IsBrought)];
    private readonly BoundValue[] _values = new BoundValue[table.Brought.Count() + table.ExtraColumns.Count];
    private readonly TextPlace[] _places = new TextPlace[table.Brought.Count() + table.ExtraColumns.Count];
    private readonly PinnedBytes _memory = new();
    private int _column;
    private int _next;

    /// <summary>The values of the current row, in the order of the parameters.</summary>
    public ReadOnlySpan<BoundValue> Values => _values;

    public void BeginRow() => (_column, _next) = (0, 0);

    /// <summary>Takes one of the columns that only the staging table has.</summary>
    public void Extra(string? value) => SetText(value);

    public void Text(string? value)
    {
        if (_brought[_column++])
            SetText(value);
    }

    public void Int32(int? value) => Int64(value);

    public void Int64(long? value)
    {
        if (_brought[_column++])
            _values[_next++] = value is { } number ? BoundValue.OfNumber(number) : default;
    }

    public void Money(decimal? value) => Double((double?)value);

    public void Double(double? value)
    {
        if (_brought[_column++])
            _values[_next++] = value is { } number ? BoundValue.OfNumber(number) : default;
    }

    public void Day(DateOnly? value)
    {
        if (!IsNext(value is not null))
            return;

        Span<byte> text = stackalloc byte[LongestDay];
        value.GetValueOrDefault().TryFormat(text, out int length, "O", CultureInfo.InvariantCulture);
        SetUtf8(text[..length]);
    }

    public void Instant(DateTime? value)
    {
        if (!IsNext(value is not null))
            return;

        Span<byte> text = stackalloc byte[LongestInstant];
        value.GetValueOrDefault().TryFormat(text, out int length, UtcTextConverter.Format, CultureInfo.InvariantCulture);
        SetUtf8(text[..length]);
    }

    public void Json<T>(T? value)
        where T : class, IJsonColumn<T>
    {
        if (IsNext(value is not null))
            SetUtf8(JsonColumnText.Write(value!).Span);
    }

    // False where nothing is left to take: the column is not brought, or null.
    private bool IsNext(bool hasValue)
    {
        if (!_brought[_column++])
            return false;

        if (!hasValue)
            _values[_next++] = default;
        return hasValue;
    }

    private void SetUtf8(ReadOnlySpan<byte> text)
    {
        ref TextPlace place = ref _places[_next];
        place.Source = null;
        text.CopyTo(_memory.Rewrite(ref place, text.Length));
        _values[_next++] = place.Value(text.Length);
    }

    // Neighbours share their level, their campaign and often their ad.
    private void SetText(string? text)
    {
        ref TextPlace place = ref _places[_next];
        ref BoundValue value = ref _values[_next++];
        if (text is null)
        {
            (value, place.Source) = (default, null);
            return;
        }

        if (string.Equals(place.Source, text, StringComparison.Ordinal))
            return;

        place.Source = text;
        int length = Encoding.UTF8.GetBytes(text, _memory.Rewrite(ref place, Encoding.UTF8.GetMaxByteCount(text.Length)));
        value = place.Value(length);
    }
}
