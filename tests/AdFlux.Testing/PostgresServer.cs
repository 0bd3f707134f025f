using AdFlux.Testing.Postgres;
using Npgsql;

namespace AdFlux.Testing;

/// <summary>The PostgreSQL server of a test assembly, as its assembly fixture: started by the first test that needs it, stopped with the assembly.</summary>
/// <remarks>
/// <c>ADFLUX_TEST_POSTGRES</c> is the connection string of a server to use instead; its user must be allowed to create databases.
/// Otherwise a private server starts from the binaries that <c>ADFLUX_TEST_POSTGRES_BIN</c> names or that the machine has. No server
/// is a failure of the tests that need one, never a reason to skip them.
/// </remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _connectionString;
    private PostgresCluster? _cluster;

    public PostgresServer() => _connectionString = new(StartAsync);

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var name = $"adflux_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        string database = new NpgsqlConnectionStringBuilder(await _connectionString.Value) { Database = name }.ConnectionString;
        await CitusCluster.PrepareAsync(database, cancellationToken);
        return database;
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> made, ending the sessions that are still in it.</summary>
    public Task DropDatabaseAsync(string database, CancellationToken cancellationToken = default) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_connectionString is not { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            return;

        await using (var connection = new NpgsqlConnection(await _connectionString.Value))
            NpgsqlConnection.ClearPool(connection);
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("ADFLUX_TEST_POSTGRES") is { Length: > 0 } server)
            return server;

        _cluster = await PostgresCluster.StartAsync(await PostgresBinaries.FindAsync());
        return _cluster.ConnectionString;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(await _connectionString.Value);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
