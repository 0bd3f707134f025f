using System.Globalization;
using Npgsql;

namespace AdFlux.Migrations.Running.Postgres;

/// <summary>The settings of a session while it migrates, and what they were before, for a connection that goes back to a pool.</summary>
internal sealed class PostgresSessionSettings
{
    private const string LockTimeout = "lock_timeout";
    private const string StatementTimeout = "statement_timeout";

    /// <summary>How often the server looks whether its client still lives while a statement runs.</summary>
    private const string ConnectionCheck = "client_connection_check_interval";

    private readonly List<(string Name, string Before)> _changed = [];

    private PostgresSessionSettings() { }

    public static async Task<PostgresSessionSettings> ApplyAsync(
        NpgsqlConnection connection,
        SessionSettings wanted,
        CancellationToken cancellationToken
    )
    {
        var settings = new PostgresSessionSettings();
        try
        {
            // A killed run would hold the lock until its statement ends, and CREATE INDEX CONCURRENTLY may wait for hours.
            await settings.SetAsync(connection, ConnectionCheck, TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidParameterValue)
        {
            // The server's system, such as Windows, cannot look.
        }

        if (wanted.LockTimeout is { } lockTimeout)
        {
            await settings.SetAsync(connection, LockTimeout, lockTimeout, cancellationToken).ConfigureAwait(false);
        }

        if (wanted.StatementTimeout is { } statementTimeout)
        {
            await settings.SetAsync(connection, StatementTimeout, statementTimeout, cancellationToken).ConfigureAwait(false);
        }

        return settings;
    }

    public async Task RestoreAsync(NpgsqlConnection connection)
    {
        foreach (var (name, before) in _changed)
        {
            using var command = new NpgsqlCommand("SELECT set_config(@name, @value, false)", connection);
            command.Parameters.AddWithValue("name", name);
            command.Parameters.AddWithValue("value", before);
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task SetAsync(NpgsqlConnection connection, string name, TimeSpan value, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(
            // The first column is evaluated before the second one changes it.
            "SELECT current_setting(@name), set_config(@name, @value, false)",
            connection
        );
        command.Parameters.AddWithValue("name", name);
        command.Parameters.AddWithValue("value", ((long)value.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) + "ms");
        var before = (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        _changed.Add((name, before));
    }
}
