using System.Text.RegularExpressions;
using AdFlux.Migrations.Running.History;
using Npgsql;

namespace AdFlux.Migrations.Running.Postgres;

/// <summary>The index of a <c>CREATE INDEX CONCURRENTLY</c> or <c>DROP INDEX CONCURRENTLY</c>, which an end in the middle leaves invalid.</summary>
/// <param name="Name">As the command writes it, in quotes or not.</param>
/// <param name="IsCreated">Whether the command creates it.</param>
internal sealed partial record ConcurrentIndex(string Name, bool IsCreated)
{
    /// <summary>The index of a command; null when the command is another.</summary>
    public static ConcurrentIndex? In(string command) =>
        Command().Match(command) is { Success: true, Groups: var groups }
            ? new(groups["name"].Value, groups["verb"].Value.Equals("CREATE", StringComparison.OrdinalIgnoreCase))
            : null;

    /// <summary>Removes the index if it is invalid.</summary>
    /// <returns>Whether the command is still to be run.</returns>
    public async Task<bool> ClearUnfinishedAsync(
        MigrationSession session,
        NpgsqlConnection connection,
        LogEntry unfinished,
        CancellationToken cancellationToken
    )
    {
        var isValid = await IsValidAsync(connection, cancellationToken).ConfigureAwait(false);
        if (!IsCreated)
        {
            return isValid is not null;
        }

        if (isValid is false)
        {
            await session.ExecuteAsync($"DROP INDEX CONCURRENTLY IF EXISTS {Name}", [], cancellationToken).ConfigureAwait(false);
        }

        // A run that ended without a word had this index before it; one that the database refused may have met someone else's.
        return isValid is not true || unfinished.Message is not null;
    }

    /// <summary>Whether the index is valid; null when there is none.</summary>
    private async Task<bool?> IsValidAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(@name)", connection);
        command.Parameters.AddWithValue("name", Name);
        return (bool?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    [GeneratedRegex(
        """^\s*(?<verb>CREATE|DROP)\s+(UNIQUE\s+)?INDEX\s+CONCURRENTLY\s+(IF\s+(NOT\s+)?EXISTS\s+)?(?<name>("([^"]|"")+"|[\w$]+)(\.("([^"]|"")+"|[\w$]+))?)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Command();
}
