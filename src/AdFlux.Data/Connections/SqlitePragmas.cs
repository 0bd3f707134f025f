using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Connections;

/// <summary>Sets up each SQLite connection as it opens.</summary>
/// <param name="pragmas">The statements that do.</param>
internal sealed class SqlitePragmas(string pragmas) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        try
        {
            using DbCommand command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
        }
        catch (DbException)
        {
            // Left open, the connection would be used without them, foreign keys off.
            connection.Close();
            throw;
        }
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            DbCommand command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = pragmas;
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is DbException or OperationCanceledException)
        {
            await connection.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }
}
