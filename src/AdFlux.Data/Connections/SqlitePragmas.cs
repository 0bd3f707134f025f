using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Connections;

/// <summary>Sets up each SQLite connection as it opens.</summary>
/// <param name="isReadOnly">Whether the connection may not write: the journal mode is then left as it is.</param>
internal sealed class SqlitePragmas(bool isReadOnly) : DbConnectionInterceptor
{
    private const string Reading = """
        PRAGMA foreign_keys = ON;
        PRAGMA cache_size = -65536;
        PRAGMA mmap_size = 1073741824;
        """;

    private const string Writing = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA wal_autocheckpoint = 16384;
        """;

    private readonly string _pragmas = isReadOnly ? Reading : Reading + Writing;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = _pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        DbCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = _pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
