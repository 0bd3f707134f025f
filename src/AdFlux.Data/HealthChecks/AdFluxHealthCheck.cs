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
internal sealed class AdFluxHealthCheck(IDbContextFactory<AdFluxDbContext> contexts, bool allowsNewer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        HealthStatus failure = context.Registration.FailureStatus;
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["schema.needed"] = SchemaVersion.Needed };
        try
        {
            // Npgsql does not look at the token while a server that took the connection says nothing.
            SchemaVersion version = await ReadVersionAsync(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
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

    private static string DescribeFit(SchemaVersion version) =>
        version.IsNewer
            ? "The database can be reached; its schema is newer, which AllowNewerSchema lets pass."
            : "The database can be reached and its schema fits.";

    private async Task<SchemaVersion> ReadVersionAsync(CancellationToken cancellationToken)
    {
        AdFluxDbContext context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable contextScope = context.ConfigureAwait(false);
        DbConnection connection = Another(context.Database.GetDbConnection());
        await using ConfiguredAsyncDisposable connectionScope = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await SchemaVersion.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    // The context's own would be refused for what this is to tell. A clone takes the data source with it, and so the password.
    private static DbConnection Another(DbConnection connection) =>
        connection is ICloneable postgres
            ? (DbConnection)postgres.Clone()
            : new SqliteConnection(WithoutCreating(connection.ConnectionString));

    // SQLite makes a file that is missing, unless told.
    private static string WithoutCreating(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (settings.Mode == SqliteOpenMode.ReadWriteCreate)
            settings.Mode = SqliteOpenMode.ReadWrite;
        return settings.ConnectionString;
    }
}
