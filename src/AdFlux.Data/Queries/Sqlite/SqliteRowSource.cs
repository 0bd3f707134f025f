using System.Runtime.CompilerServices;
using AdFlux.Data.Queries.Rows;
using AdFlux.Data.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Queries.Sqlite;

/// <summary>Reads rows straight from SQLite's statement, without a string per number or day.</summary>
internal sealed class SqliteRowSource(AdFluxDbContext context) : IRowSource
{
    // Read ahead of the caller, who may write on the same connection in between: a cancellation must not interrupt that.
    private const int BatchRows = 128;

    public string IsAmong(string column, string parameter) => $"{column} IN (SELECT value FROM json_each({parameter}))";

    public async IAsyncEnumerable<T> ReadAsync<T, TCodec>(
        RowStatement statement,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : class
        where TCodec : struct, IRowCodec<T>
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var connection = (SqliteConnection)context.Database.GetDbConnection();
            int timeoutSeconds = context.Database.GetCommandTimeout() ?? connection.DefaultTimeout;
            using var rows = new SqliteRows(connection, statement, timeoutSeconds);
            var batch = new List<T>(statement.IsSingle ? 1 : BatchRows);
            for (bool more = true; more; batch.Clear())
            {
                more = await rows.ReadAsync<T, TCodec>(batch, BatchRows, cancellationToken).ConfigureAwait(false);
                foreach (T row in batch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return row;
                }
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
