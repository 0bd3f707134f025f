using AdFlux.Data.Json;
using AdFlux.Data.Mapping.Converters;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Rows;
using Npgsql;

namespace AdFlux.Data.Queries.Postgres;

/// <summary>The columns of a reader's current row.</summary>
internal sealed class PostgresColumns(NpgsqlDataReader reader, TextCache texts) : IColumnReader
{
    private readonly byte[] _text = new byte[128];

    public bool IsNull(int column) => reader.IsDBNull(column);

    public string Text(int column)
    {
        int length = (int)reader.GetBytes(column, 0, _text, 0, _text.Length);
        // A text that fills the buffer may be longer: it is no id, and not repeated.
        return length < _text.Length ? texts.Get(_text.AsSpan(0, length)) : reader.GetString(column);
    }

    public int Int32(int column) => reader.GetInt32(column);

    public long Int64(int column) => reader.GetInt64(column);

    public decimal Money(int column) => PlainDecimal.Of(reader.GetDecimal(column));

    public double Double(int column) => reader.GetDouble(column);

    public DateOnly Day(int column) => reader.GetFieldValue<DateOnly>(column);

    public DateTime Instant(int column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);

    public T? Json<T>(int column)
        where T : class, IJsonColumn<T> => JsonColumnText.ReadStored<T>(reader.GetFieldValue<byte[]>(column));
}
