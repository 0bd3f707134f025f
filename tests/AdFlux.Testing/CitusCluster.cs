using System.Globalization;
using Npgsql;

namespace AdFlux.Testing;

/// <summary>
/// The Citus coordinator that the tests run on where <c>ADFLUX_TEST_CITUS</c> is set, which tests/citus.sh does: every database of a test is a cluster of
/// one machine, whose shards are on the coordinator.
/// </summary>
public static class CitusCluster
{
    /// <summary>Whether tests run on a cluster.</summary>
    public static bool IsUsed { get; } = Environment.GetEnvironmentVariable("ADFLUX_TEST_CITUS") is { Length: > 0 };

    /// <summary>Makes a new database a cluster.</summary>
    public static async Task PrepareAsync(string database, CancellationToken cancellationToken)
    {
        if (!IsUsed)
            return;

        var settings = new NpgsqlConnectionStringBuilder(database);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                CREATE EXTENSION IF NOT EXISTS citus;
                SELECT citus_set_coordinator_host('{settings.Host}', {settings.Port});
                SELECT citus_set_node_property('{settings.Host}', {settings.Port}, 'shouldhaveshards', true);
                """
            ),
            connection
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
