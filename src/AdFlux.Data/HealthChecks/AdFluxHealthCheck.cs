using System.Data.Common;
using System.Runtime.CompilerServices;
using AdFlux.Data.Connections;
using AdFlux.Data.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdFlux.Data.HealthChecks;

/// <summary>Whether a database can be reached, and its schema is one that this version of the library works on.</summary>
/// <param name="contexts">Gives contexts of the database.</param>
/// <param name="allowsNewer">Whether a newer schema will do.</param>
/// <param name="standbys">Gives contexts that read from standbys; null where reads go to the primary.</param>
internal sealed class AdFluxHealthCheck(
    IDbContextFactory<AdFluxDbContext> contexts,
    bool allowsNewer,
    IDbContextFactory<AdFluxDbContext>? standbys = null
) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        HealthStatus failure = context.Registration.FailureStatus;
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["schema.needed"] = SchemaVersion.Needed };
        HealthCheckResult primary = await CheckPrimaryAsync(failure, data, cancellationToken).ConfigureAwait(false);
        return standbys is null ? primary : await CheckReadsAsync(standbys, primary, data, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HealthCheckResult> CheckPrimaryAsync(
        HealthStatus failure,
        Dictionary<string, object> data,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // Npgsql does not look at the token while a server that took the connection says nothing.
            SchemaVersion version = await ConnectAsync(contexts, SchemaVersion.ReadAsync, cancellationToken)
                .WaitAsync(cancellationToken)
                .ConfigureAwait(false);
            data["schema.applied"] = version.Applied ?? "none";
            bool fits = version.Applied is not null && !version.IsOlder && (allowsNewer || !version.IsNewer);
            return new HealthCheckResult(fits ? HealthStatus.Healthy : failure, fits ? DescribeFit(version) : version.Advice, data: data);
        }
        catch (Exception error) when (ProviderFaults.Raised(error))
        {
            DatabaseFaultException fault = ProviderFaults.Of(error);
            data["fault"] = fault.Fault.ToString();
            return new HealthCheckResult(failure, fault.Message, fault, data);
        }
    }

    private static async Task<HealthCheckResult> CheckReadsAsync(
        IDbContextFactory<AdFluxDbContext> standbys,
        HealthCheckResult primary,
        Dictionary<string, object> data,
        CancellationToken cancellationToken
    )
    {
        ReadServer server = await FindReadServerAsync(standbys, cancellationToken).ConfigureAwait(false);
        data["reads.from"] = server.Name;
        if (server.LagSeconds is { } lag)
            data["reads.lag_seconds"] = lag;

        return (primary.Status, server) switch
        {
            (HealthStatus.Healthy, { IsStandby: false }) => HealthCheckResult.Degraded(
                $"{primary.Description} No standby can be reached: reads go to the primary.",
                data: data
            ),
            (not HealthStatus.Healthy, { IsStandby: true }) when data.ContainsKey("fault") => HealthCheckResult.Degraded(
                $"Reads go on from a standby; writes fail: {primary.Description}",
                primary.Exception,
                data
            ),
            _ => primary,
        };
    }

    private static async Task<ReadServer> FindReadServerAsync(
        IDbContextFactory<AdFluxDbContext> standbys,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ConnectAsync(standbys, ReadServer.ReadAsync, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ProviderFaults.Raised(error))
        {
            return ReadServer.None;
        }
    }

    private static string DescribeFit(SchemaVersion version) =>
        version.IsNewer
            ? "The database can be reached; its schema is newer, which AllowNewerSchema lets pass."
            : "The database can be reached and its schema fits.";

    private static async Task<T> ConnectAsync<T>(
        IDbContextFactory<AdFluxDbContext> contexts,
        Func<DbConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        AdFluxDbContext context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable contextScope = context.ConfigureAwait(false);
        DbConnection connection = Another(context.Database.GetDbConnection());
        await using ConfiguredAsyncDisposable connectionScope = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await read(connection, cancellationToken).ConfigureAwait(false);
    }

    // The context's own would be refused for what this is to tell. A clone takes the data source with it, and so the password.
    private static DbConnection Another(DbConnection connection) =>
        connection is ICloneable postgres
            ? (DbConnection)postgres.Clone()
            : new SqliteConnection(WithoutCreating(connection.ConnectionString));

    // SQLite makes a file that is missing, unless told; and a connection from the pool would go on with a file that was removed.
    private static string WithoutCreating(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (settings.Mode == SqliteOpenMode.ReadWriteCreate)
            settings.Mode = SqliteOpenMode.ReadWrite;
        return settings.ConnectionString;
    }
}
