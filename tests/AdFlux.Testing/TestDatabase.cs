using System.Data.Common;
using Xunit;

namespace AdFlux.Testing;

/// <summary>An empty database that belongs to one test class, as a class fixture, and is removed with it.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    public abstract TestProvider Provider { get; }

    public abstract string ConnectionString { get; }

    public abstract ValueTask InitializeAsync();

    /// <summary>Makes one more empty database beside this one, for a test that cannot share; its caller disposes it.</summary>
    public abstract Task<TestDatabase> CreateAnotherAsync(CancellationToken cancellationToken = default);

    public async Task<DbConnection> OpenConnectionAsync(CancellationToken cancellationToken = default)
    {
        var connection = CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the statements and returns the number of rows they changed.</summary>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads the first column of the first row as the provider's own type; null for NULL and for no row.</summary>
    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken = default)
    {
        await using var connection = await OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var value = await command.ExecuteScalarAsync(cancellationToken);
        return value is DBNull ? null : value;
    }

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract DbConnection CreateConnection();

    /// <summary>Closes what is still open and removes the database.</summary>
    protected abstract ValueTask RemoveAsync();
}
