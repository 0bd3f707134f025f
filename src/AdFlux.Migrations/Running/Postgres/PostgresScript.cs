using System.Globalization;
using System.Text;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running.Postgres;

/// <summary>Migrations as a script that may be run again: each looks into the history first, and takes the migration lock.</summary>
internal sealed class PostgresScript
{
    private readonly StringBuilder _text = new();

    /// <param name="scripts">The migrations, in order.</param>
    /// <param name="previousId">The migration before the first; null when there is none.</param>
    public static string Write(IReadOnlyList<MigrationScript> scripts, string? previousId)
    {
        var script = new PostgresScript();
        script.WriteStart(scripts.Any(migration => !migration.IsTransactional));
        foreach (var migration in scripts)
        {
            script.Write(migration, previousId);
            previousId = migration.MigrationId;
        }

        return script._text.ToString();
    }

    private void WriteStart(bool needsPsql)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"""
            -- AdFlux migrations for PostgreSQL, by version {MigrationHistory.ToolVersion}. It may be run again: what is applied already is left alone.
            -- psql --set ON_ERROR_STOP=on --file <this file>{(
                needsPsql ? " (only psql: a command outside of transactions uses its \\gexec)" : ""
            )}
            {MigrationHistory.CreateHistoryTable};
            {MigrationHistory.CreateLogTable};

            """
        );
    }

    private void Write(MigrationScript migration, string? previousId)
    {
        _text.Append(CultureInfo.InvariantCulture, $"\n-- {migration.MigrationId}\n");
        if (migration.IsTransactional)
        {
            WriteBlock(migration, previousId, "", migration.Commands);
        }
        else
        {
            WriteOutside(migration, previousId);
        }
    }

    private void WriteOutside(MigrationScript migration, string? previousId)
    {
        var command = migration.Commands[0].Trim().TrimEnd(';');
        var index = ConcurrentIndex.In(command) is { IsCreated: true } created ? Literal(created.Name) : null;
        var refuseInvalid = index is null
            ? ""
            : $"""
                  IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass({index}) AND NOT indisvalid) THEN
                    RAISE EXCEPTION 'The index % is invalid, since its creation was interrupted: drop it, then run this script again.', {index};
                  END IF;

                """;
        // All is looked at before the command, which no block after it could undo.
        WriteBlock(Start(migration, previousId) + refuseInvalid);
        _text.Append(CultureInfo.InvariantCulture, $"SELECT {Quote(command)} WHERE {IsMissing(migration.MigrationId)} \\gexec\n");
        WriteBlock(
            migration,
            previousId,
            index is null
                ? ""
                : $"""
                  IF NOT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass({index}) AND indisvalid) THEN
                    RAISE EXCEPTION 'The index % was not made.', {index};
                  END IF;

                """,
            []
        );
    }

    private void WriteBlock(MigrationScript migration, string? previousId, string check, IReadOnlyList<string> commands)
    {
        var id = Literal(migration.MigrationId);
        var work = string.Concat(commands.Select(command => $"  EXECUTE {Quote(command)};\n"));
        WriteBlock(
            $"""
            {Start(migration, previousId)}{check}{work}  INSERT INTO adflux_migrations VALUES ({id}, {Literal(MigrationHistory.ToolVersion)});
              INSERT INTO adflux_migration_log (sequence, migration_id, outcome, provider, checksum, duration_ms, tool_version, recorded_at)
              SELECT coalesce(max(sequence), 0) + 1, {id}, 'applied', 'postgresql', '{migration.Checksum}', 0, {Literal(
                MigrationHistory.ToolVersion
            )}, now() AT TIME ZONE 'UTC'
              FROM adflux_migration_log;
            """
        );
    }

    /// <summary>What every block begins with: nothing is done beside another run, twice, or before its turn.</summary>
    private static string Start(MigrationScript migration, string? previousId)
    {
        var id = Literal(migration.MigrationId);
        var order = previousId is null
            ? ""
            : $"""
                  IF {IsMissing(previousId)} THEN
                    RAISE EXCEPTION '% must be applied before %.', {Literal(previousId)}, {id};
                  END IF;

                """;
        return $"""
              IF NOT pg_try_advisory_xact_lock({PostgresMigrationSession.LockKey.ToString(CultureInfo.InvariantCulture)}) THEN
                RAISE EXCEPTION 'Another migration run holds the lock on this database.';
              END IF;
              IF NOT ({IsMissing(migration.MigrationId)}) THEN
                RETURN;
              END IF;
            {order}
            """;
    }

    private void WriteBlock(string body)
    {
        var tag = Tag(body);
        _text.Append(CultureInfo.InvariantCulture, $"DO {tag}\nBEGIN\n{body}\nEND\n{tag};\n");
    }

    private static string IsMissing(string migrationId) =>
        $"NOT EXISTS (SELECT FROM adflux_migrations WHERE \"MigrationId\" = {Literal(migrationId)})";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Quote(string text)
    {
        var tag = Tag(text);
        return tag + text + tag;
    }

    /// <summary>A dollar quote that the text does not hold.</summary>
    private static string Tag(string text)
    {
        var number = 0;
        while (text.Contains(Numbered(number), StringComparison.Ordinal))
        {
            number++;
        }

        return Numbered(number);

        static string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $"$adflux{number}$");
    }
}
