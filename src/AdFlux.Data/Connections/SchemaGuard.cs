using System.Data.Common;
using AdFlux.Data.Diagnostics;
using AdFlux.Data.Faults;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace AdFlux.Data.Connections;

/// <summary>
/// Refuses a database whose schema does not fit this version of the library, at the first connection and until it fits; after that it costs
/// nothing. A database without a history, which other means may have made, passes.
/// </summary>
internal sealed class SchemaGuard(bool allowsNewer) : DbConnectionInterceptor
{
    private volatile bool _fits;

    /// <exception cref="DatabaseFaultException">The schema does not fit.</exception>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (_fits)
            return;

        try
        {
            Check(SchemaVersion.Read(connection), eventData);
            _fits = true;
        }
        catch (Exception error) when (error is DbException or DatabaseFaultException)
        {
            connection.Close();
            throw;
        }
    }

    /// <inheritdoc cref="ConnectionOpened" />
    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (_fits)
            return;

        try
        {
            SchemaVersion version = await SchemaVersion.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
            Check(version, eventData);
            _fits = true;
        }
        catch (Exception error) when (error is DbException or DatabaseFaultException or OperationCanceledException)
        {
            // Left open, the connection would be used the next time without being asked.
            await connection.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void Check(SchemaVersion version, ConnectionEndEventData eventData)
    {
        if (version.IsOlder || (version.IsNewer && !allowsNewer))
            throw new DatabaseFaultException(DatabaseFault.SchemaMismatch, version.Advice);
        if (version.IsNewer && eventData.Context?.GetService<ILoggerFactory>() is { } loggers)
            Log.NewerSchemaAllowed(loggers.CreateLogger(AdFluxTelemetry.LogCategory), version.Applied!, SchemaVersion.Needed);
    }
}
