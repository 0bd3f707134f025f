using System.Runtime.CompilerServices;
using Npgsql;

namespace AdFlux.Data.Upserts.Postgres;

/// <summary>
/// Makes the planner join staged rows with their table through the table's key, for the rest of a transaction: what it would choose for a
/// table much larger than the input, and else it may read the whole table, the slower the more is stored.
/// </summary>
internal static class IndexJoins
{
    private const string Choose = """
        SELECT
            current_setting('enable_hashjoin'), current_setting('enable_mergejoin'), current_setting('jit'),
            set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true)
        """;

    private const string Restore = """
        SELECT set_config('enable_hashjoin', $1, true), set_config('enable_mergejoin', $2, true), set_config('jit', $3, true)
        """;

    /// <returns>The settings as they were.</returns>
    public static async Task<string[]> ChooseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Choose, connection);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return [reader.GetString(0), reader.GetString(1), reader.GetString(2)];
    }

    public static async Task RestoreAsync(NpgsqlConnection connection, string[] settings, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Restore, connection);
        await using ConfiguredAsyncDisposable scope = command.ConfigureAwait(false);
        foreach (string setting in settings)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = setting });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
