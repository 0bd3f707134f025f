using System.Data.Common;
using Npgsql;

namespace AdFlux.Testing;

/// <summary>A database of its own on the server that the test assembly shares.</summary>
public sealed class PostgresDatabase(PostgresServer server) : TestDatabase
{
    private string? _connectionString;

    public override TestProvider Provider => TestProvider.PostgreSql;

    public override string ConnectionString =>
        _connectionString ?? throw new InvalidOperationException("The database exists once InitializeAsync has run.");

    public override async ValueTask InitializeAsync() => _connectionString = await server.CreateDatabaseAsync();

    public override async Task<TestDatabase> CreateAnotherAsync(CancellationToken cancellationToken = default) =>
        new PostgresDatabase(server) { _connectionString = await server.CreateDatabaseAsync(cancellationToken) };

    protected override DbConnection CreateConnection() => new NpgsqlConnection(ConnectionString);

    protected override async ValueTask RemoveAsync()
    {
        if (_connectionString is null)
            return;

        await using (var connection = new NpgsqlConnection(_connectionString))
            NpgsqlConnection.ClearPool(connection);

        await server.DropDatabaseAsync(_connectionString);
    }
}
