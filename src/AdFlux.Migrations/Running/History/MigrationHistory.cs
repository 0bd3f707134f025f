using System.Reflection;

namespace AdFlux.Migrations.Running.History;

/// <summary>Reads and writes the history and the log of one set of migrations, by SQL that is the same on both providers.</summary>
internal sealed class MigrationHistory(MigrationSession session, HistoryTables tables, string provider, TimeProvider timeProvider)
{
    public static readonly string ToolVersion = ReadToolVersion();

    public async Task<HistorySnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var readHistory = $"SELECT \"MigrationId\" FROM {tables.History}";
        var readLog = $"SELECT migration_id, outcome, checksum, recorded_at, message FROM {tables.Log} ORDER BY sequence";
        // Looking first keeps a false error out of the server's log on the first run.
        var history = await session.HasTableAsync(tables.History, cancellationToken).ConfigureAwait(false)
            ? await session.ReadAsync(readHistory, row => row.GetString(0), cancellationToken).ConfigureAwait(false)
            : [];
        var log = await session.HasTableAsync(tables.Log, cancellationToken).ConfigureAwait(false)
            ? await session
                .ReadAsync(
                    readLog,
                    row => new LogEntry(
                        row.GetString(0),
                        row.GetString(1),
                        row.GetString(2),
                        new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(3), DateTimeKind.Utc)),
                        row.IsDBNull(4) ? null : row.GetString(4)
                    ),
                    cancellationToken
                )
                .ConfigureAwait(false)
            : [];
        return new(history, log);
    }

    /// <summary>Creates what is missing of the tables, inside the transaction of the migration that is about to run.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(tables.CreateHistory, [], cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(tables.CreateLog, [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Logs that a command outside of any transaction is about to run, and forgets a migration that it reverts.</summary>
    public async Task RecordStartAsync(MigrationScript script, CancellationToken cancellationToken)
    {
        if (script.Direction is MigrationDirection.Down)
        {
            await ForgetAsync(script.MigrationId, cancellationToken).ConfigureAwait(false);
        }

        await LogAsync(script, Unfinished(script), TimeSpan.Zero, message: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds or removes the history row, and logs it.</summary>
    public async Task RecordAsync(MigrationScript script, TimeSpan duration, CancellationToken cancellationToken)
    {
        var isUp = script.Direction is MigrationDirection.Up;
        if (isUp)
        {
            await InsertAsync(script.MigrationId, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await ForgetAsync(script.MigrationId, cancellationToken).ConfigureAwait(false);
        }

        var outcome = isUp ? LogOutcome.Applied : LogOutcome.Reverted;
        await LogAsync(script, outcome, duration, message: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the history row of a migration whose schema another application had made, and logs it.</summary>
    public async Task RecordAdoptedAsync(MigrationScript script, TimeSpan duration, CancellationToken cancellationToken)
    {
        await InsertAsync(script.MigrationId, cancellationToken).ConfigureAwait(false);
        await LogAsync(script, LogOutcome.Adopted, duration, message: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Logs why a migration failed; makes no history table, since there is no history.</summary>
    public async Task RecordFailureAsync(MigrationScript script, string message, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(tables.CreateLog, [], cancellationToken).ConfigureAwait(false);
        var outcome = script.IsTransactional ? LogOutcome.Failed : Unfinished(script);
        await LogAsync(script, outcome, TimeSpan.Zero, message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Logs that nothing is left of an unfinished run.</summary>
    public Task RecordClearedAsync(MigrationScript script, CancellationToken cancellationToken) =>
        LogAsync(script, LogOutcome.Reverted, TimeSpan.Zero, message: null, cancellationToken);

    /// <summary>Makes the checksum of a script the one that counts for its migration.</summary>
    public async Task RecordAcceptedAsync(MigrationScript script, CancellationToken cancellationToken)
    {
        await EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        await LogAsync(script, LogOutcome.Accepted, TimeSpan.Zero, message: null, cancellationToken).ConfigureAwait(false);
    }

    private static string Unfinished(MigrationScript script) =>
        script.Direction is MigrationDirection.Up ? LogOutcome.Applying : LogOutcome.Reverting;

    private Task InsertAsync(string migrationId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            $"INSERT INTO {tables.History} (\"MigrationId\", \"ProductVersion\") VALUES (@id, @version)",
            [("id", migrationId), ("version", ToolVersion)],
            cancellationToken
        );

    private Task ForgetAsync(string migrationId, CancellationToken cancellationToken) =>
        session.ExecuteAsync($"DELETE FROM {tables.History} WHERE \"MigrationId\" = @id", [("id", migrationId)], cancellationToken);

    private Task LogAsync(MigrationScript script, string outcome, TimeSpan duration, string? message, CancellationToken cancellationToken)
    {
        // The migration lock makes max + 1 safe.
        var log = $"""
            INSERT INTO {tables.Log}
                (sequence, migration_id, outcome, provider, checksum, duration_ms, tool_version, recorded_at, message)
            SELECT coalesce(max(sequence), 0) + 1, @id, @outcome, @provider, @checksum, @duration, @version, @now, nullif(@message, '')
            FROM {tables.Log}
            """;
        // An unspecified kind is what both drivers store as it is; the column is in UTC.
        var now = DateTime.SpecifyKind(timeProvider.GetUtcNow().UtcDateTime, DateTimeKind.Unspecified);
        (string, object)[] entry =
        [
            ("id", script.MigrationId),
            ("outcome", outcome),
            ("provider", provider),
            ("checksum", script.Checksum),
            ("duration", (long)duration.TotalMilliseconds),
            ("version", ToolVersion),
            ("now", now),
            ("message", message ?? ""),
        ];
        return session.ExecuteAsync(log, entry, cancellationToken);
    }

    private static string ReadToolVersion()
    {
        const int columnLength = 32;
        var version = typeof(MigrationHistory)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        return version.Length <= columnLength ? version : version[..columnLength];
    }
}
