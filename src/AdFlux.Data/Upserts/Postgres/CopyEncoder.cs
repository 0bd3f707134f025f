using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using AdFlux.Data.Json;
using AdFlux.Data.Rows;

namespace AdFlux.Data.Upserts.Postgres;

/// <summary>Writes rows in the format of <c>COPY .. (FORMAT BINARY)</c> into one buffer, without an allocation per row or value.</summary>
/// <remarks>The format is described in PostgreSQL's documentation of COPY; each type's binary form is what its send function writes.</remarks>
internal sealed class CopyEncoder(UpsertTable table) : IColumnWriter, IDisposable
{
    private const int InitialBytes = 1 << 17;
    private const int Null = -1;

    // Both count from 2000-01-01.
    private static readonly int _epochDay = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly DateTime _epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly byte[] _noFlagsNoExtension = new byte[2 * sizeof(int)];

    private readonly bool[] _brought = [.. table.Columns.Select(column => column.IsBrought)];
    private readonly short _fields = checked((short)(1 + table.Brought.Count() + table.ExtraColumns.Count));
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _length;
    private int _column;

    /// <summary>Number of bytes that were written and not taken.</summary>
    public int Length => _length;

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    public void Clear() => _length = 0;

    public void BeginFile()
    {
        Append("PGCOPY\n"u8);
        Append([0xff, (byte)'\r', (byte)'\n', 0]);
        Append(_noFlagsNoExtension);
    }

    public void EndFile() => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), -1);

    /// <summary>Begins a row with its number in the input, the stage's first column.</summary>
    public void BeginRow(long number)
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), _fields);
        WriteInt64(number);
        _column = 0;
    }

    /// <summary>Writes one of the columns that only the staging table has.</summary>
    public void Extra(string? value) => WriteText(value);

    public void Text(string? value)
    {
        if (_brought[_column++])
            WriteText(value);
    }

    public void Int32(int? value)
    {
        if (!IsNext(value is not null))
            return;

        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value.GetValueOrDefault());
    }

    public void Int64(long? value)
    {
        if (IsNext(value is not null))
            WriteInt64(value.GetValueOrDefault());
    }

    public void Money(decimal? value)
    {
        if (IsNext(value is not null))
            _length += NumericFormat.Write(value.GetValueOrDefault(), Reserve(NumericFormat.MaxBytes));
    }

    public void Double(double? value)
    {
        if (!IsNext(value is not null))
            return;

        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(Take(sizeof(double)), value.GetValueOrDefault());
    }

    public void Day(DateOnly? value)
    {
        if (!IsNext(value is not null))
            return;

        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value.GetValueOrDefault().DayNumber - _epochDay);
    }

    // Rounded down like Npgsql does, also before the epoch.
    public void Instant(DateTime? value)
    {
        if (IsNext(value is not null))
            WriteInt64((value.GetValueOrDefault().Ticks / TimeSpan.TicksPerMicrosecond) - (_epoch.Ticks / TimeSpan.TicksPerMicrosecond));
    }

    public void Json<T>(T? value)
        where T : class, IJsonColumn<T>
    {
        if (!IsNext(value is not null))
            return;

        ReadOnlySpan<byte> json = JsonColumnText.Write(value!).Span;
        Take(sizeof(int));
        int at = _length;
        _length += JsonbText.Write(json, Reserve(JsonbText.MaxBytes(json.Length)));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(at - sizeof(int)), _length - at);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    // False where nothing is left to write: the column is not brought, or null.
    private bool IsNext(bool hasValue)
    {
        if (!_brought[_column++])
            return false;

        if (!hasValue)
            BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), Null);
        return hasValue;
    }

    private void WriteText(string? value)
    {
        Span<byte> length = Take(sizeof(int));
        if (value is null)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, Null);
            return;
        }

        int at = _length;
        int bytes = Encoding.UTF8.GetBytes(value, Reserve(Encoding.UTF8.GetMaxByteCount(value.Length)));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(at - sizeof(int)), bytes);
        _length += bytes;
    }

    private void WriteInt64(long value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), value);
    }

    private void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private Span<byte> Take(int bytes)
    {
        Span<byte> taken = Reserve(bytes)[..bytes];
        _length += bytes;
        return taken;
    }

    private Span<byte> Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
            Written.Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(_length);
    }
}
