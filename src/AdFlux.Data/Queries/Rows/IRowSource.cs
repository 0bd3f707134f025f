using AdFlux.Data.Rows;

namespace AdFlux.Data.Queries.Rows;

/// <summary>Reads rows from the database of a context, on its connection, in its transaction and with its command timeout.</summary>
internal interface IRowSource
{
    /// <summary>Whether a column's text is among those of a list parameter, in SQL.</summary>
    string IsAmong(string column, string parameter);

    IAsyncEnumerable<T> ReadAsync<T, TCodec>(RowStatement statement, CancellationToken cancellationToken)
        where T : class
        where TCodec : struct, IRowCodec<T>;
}
