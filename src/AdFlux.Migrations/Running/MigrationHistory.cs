using System.Reflection;

namespace AdFlux.Migrations.Running;

/// <summary>
/// The bookkeeping tables: <c>adflux_migrations</c>, with the columns of EF Core's history so that its tools can read it, and
/// <c>adflux_migration_log</c>, which tells when and by what. The SQL is the same on both providers.
/// </summary>
internal sealed class MigrationHistory(MigrationSession session, string provider, TimeProvider timeProvider)
{
    private const string HistoryTable = "adflux_migrations";
    private const string LogTable = "adflux_migration_log";

    private static readonly string ToolVersion = typeof(MigrationHistory)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    /// <summary>The applied migrations, each with when it was last applied, if that is known.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset?>> ReadAsync(CancellationToken cancellationToken)
    {
        var history = new Dictionary<string, DateTimeOffset?>(StringComparer.Ordinal);
        // Looking first keeps a false error out of the server's log on the first run.
        if (!await session.HasTableAsync(HistoryTable, cancellationToken).ConfigureAwait(false))
        {
            return history;
        }

        var sql = await session.HasTableAsync(LogTable, cancellationToken).ConfigureAwait(false)
            ? """
                SELECT "MigrationId", (
                    SELECT max(recorded_at) FROM adflux_migration_log
                    WHERE migration_id = "MigrationId" AND outcome = 'applied')
                FROM adflux_migrations
                """
            : """SELECT "MigrationId", NULL FROM adflux_migrations""";
        using var command = session.CreateCommand(sql);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var appliedAt = await reader.IsDBNullAsync(1, cancellationToken).ConfigureAwait(false)
                ? (DateTimeOffset?)null
                : new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(1), DateTimeKind.Utc));
            history.Add(reader.GetString(0), appliedAt);
        }

        return history;
    }

    /// <summary>Creates what is missing of the tables, inside the transaction of the migration that is about to run.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        const string createHistory = """
            CREATE TABLE IF NOT EXISTS adflux_migrations (
                "MigrationId" varchar(150) NOT NULL CONSTRAINT pk_adflux_migrations PRIMARY KEY,
                "ProductVersion" varchar(32) NOT NULL)
            """;
        const string createLog = """
            CREATE TABLE IF NOT EXISTS adflux_migration_log (
                sequence integer NOT NULL CONSTRAINT pk_adflux_migration_log PRIMARY KEY,
                migration_id varchar(150) NOT NULL,
                outcome varchar(20) NOT NULL,
                provider varchar(20) NOT NULL,
                checksum varchar(64) NOT NULL,
                duration_ms bigint NOT NULL,
                tool_version varchar(32) NOT NULL,
                recorded_at timestamp NOT NULL)
            """;
        await session.ExecuteAsync(createHistory, [], cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(createLog, [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds or removes the history row, and logs it.</summary>
    public async Task RecordAsync(MigrationScript script, TimeSpan duration, CancellationToken cancellationToken)
    {
        const string insert = """INSERT INTO adflux_migrations ("MigrationId", "ProductVersion") VALUES (@id, @version)""";
        const string delete = """DELETE FROM adflux_migrations WHERE "MigrationId" = @id""";
        // The migration lock makes max + 1 safe.
        const string log = """
            INSERT INTO adflux_migration_log
                (sequence, migration_id, outcome, provider, checksum, duration_ms, tool_version, recorded_at)
            SELECT coalesce(max(sequence), 0) + 1, @id, @outcome, @provider, @checksum, @duration, @version, @now
            FROM adflux_migration_log
            """;
        var isUp = script.Direction is MigrationDirection.Up;
        (string, object)[] row = isUp ? [("id", script.MigrationId), ("version", ToolVersion)] : [("id", script.MigrationId)];
        await session.ExecuteAsync(isUp ? insert : delete, row, cancellationToken).ConfigureAwait(false);

        // An unspecified kind is what both drivers store as it is; the column is in UTC.
        var now = DateTime.SpecifyKind(timeProvider.GetUtcNow().UtcDateTime, DateTimeKind.Unspecified);
        (string, object)[] entry =
        [
            ("id", script.MigrationId),
            ("outcome", isUp ? "applied" : "reverted"),
            ("provider", provider),
            ("checksum", script.Checksum),
            ("duration", (long)duration.TotalMilliseconds),
            ("version", ToolVersion),
            ("now", now),
        ];
        await session.ExecuteAsync(log, entry, cancellationToken).ConfigureAwait(false);
    }
}
