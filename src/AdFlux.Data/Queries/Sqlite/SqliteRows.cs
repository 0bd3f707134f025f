using System.Data;
using System.Diagnostics;
using System.Text.Json;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Rows;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Data.Queries.Sqlite;

/// <summary>
/// A statement that is stepped through in batches. Errors come as the exception that Microsoft.Data.Sqlite raises, and a busy database is
/// waited for as long as that does.
/// </summary>
internal sealed class SqliteRows(SqliteConnection connection, RowStatement statement, int timeoutSeconds) : IDisposable
{
    private static readonly TimeSpan _busyDelay = TimeSpan.FromMilliseconds(20);

    private sqlite3_stmt? _prepared;
    private SqliteColumns? _columns;

    /// <summary>Adds the next rows to the batch.</summary>
    /// <returns>Whether there may be more.</returns>
    /// <exception cref="SqliteException">SQLite could not run the statement.</exception>
    public async ValueTask<bool> ReadAsync<T, TCodec>(List<T> batch, int count, CancellationToken cancellationToken)
        where T : class
        where TCodec : struct, IRowCodec<T>
    {
        long start = Stopwatch.GetTimestamp();
        int result;
        while (IsBusy(result = Fill<T, TCodec>(batch, count, cancellationToken)) && HasTime(start))
            await Task.Delay(_busyDelay, cancellationToken).ConfigureAwait(false);

        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
            return result == raw.SQLITE_ROW;

        SqliteException.ThrowExceptionForRC(result, connection.Handle);
        return false;
    }

    public void Dispose() => _prepared?.Dispose();

    private int Fill<T, TCodec>(List<T> batch, int count, CancellationToken cancellationToken)
        where T : class
        where TCodec : struct, IRowCodec<T>
    {
        if (connection.State != ConnectionState.Open)
            throw new InvalidOperationException("The connection was closed while rows were read from it.");

        cancellationToken.ThrowIfCancellationRequested();
        int result;
        using (cancellationToken.UnsafeRegister(static database => raw.sqlite3_interrupt((sqlite3)database!), connection.Handle))
        {
            result = _columns is null ? Prepare(TCodec.Columns) : raw.SQLITE_OK;
            if (result == raw.SQLITE_OK)
            {
                while ((result = raw.sqlite3_step(_prepared)) == raw.SQLITE_ROW)
                {
                    batch.Add(TCodec.Read(_columns!));
                    if (batch.Count == count)
                        break;
                }
            }
        }

        // An interruption that no step has met yet would meet the caller's next statement.
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    private int Prepare(IReadOnlyList<RowColumn> columns)
    {
        int result = raw.sqlite3_prepare_v2(connection.Handle, statement.Sql, out _prepared);
        if (result != raw.SQLITE_OK)
            return result;

        foreach ((string name, object value) in statement.Parameters)
        {
            result = Bind(_prepared, raw.sqlite3_bind_parameter_index(_prepared, $"@{name}"), value);
            if (result != raw.SQLITE_OK)
                return result;
        }

        _columns = new SqliteColumns(_prepared, columns, TextCache.For(statement));
        return raw.SQLITE_OK;
    }

    private static int Bind(sqlite3_stmt prepared, int index, object value) =>
        value switch
        {
            string text => raw.sqlite3_bind_text(prepared, index, text),
            string[] texts => raw.sqlite3_bind_text(
                prepared,
                index,
                JsonSerializer.SerializeToUtf8Bytes(texts, ListContext.Default.StringArray)
            ),
            DateOnly day => raw.sqlite3_bind_text(prepared, index, StoredTime.Text(day)),
            int number => raw.sqlite3_bind_int(prepared, index, number),
            _ => throw new ArgumentException($"No parameter holds a {value.GetType()}.", nameof(value)),
        };

    private static bool IsBusy(int result) => result is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_LOCKED_SHAREDCACHE;

    private bool HasTime(long start) => timeoutSeconds == 0 || Stopwatch.GetElapsedTime(start).TotalSeconds < timeoutSeconds;
}
