using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdFlux.Data.Benchmarks.Databases;

/// <summary>Gives EF Core's connections the settings that the other peers have.</summary>
internal sealed class PragmasOnOpen(string pragmas) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
