using System.Globalization;
using System.Text;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running.Postgres;

/// <summary>Migrations as a script that may be run again: each looks into the history first, and takes the migration lock.</summary>
internal sealed class PostgresScript
{
    private readonly StringBuilder _text = new();

    public static string Write(ScriptRange range)
    {
        var script = new PostgresScript();
        script.WriteStart(range.Tables, range.Scripts.Any(step => !step.Migration.IsTransactional));
        foreach (var (migration, previous) in range.Scripts)
        {
            script.Write(migration, previous);
        }

        return script._text.ToString();
    }

    private void WriteStart(IEnumerable<HistoryTables> tables, bool needsPsql)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"""
            -- AdFlux migrations for PostgreSQL, by version {MigrationHistory.ToolVersion}. It may be run again: what is applied already is left alone.
            -- psql --set ON_ERROR_STOP=on --file <this file>{(
                needsPsql ? " (only psql: a command outside of transactions uses its \\gexec)" : ""
            )}
            {string.Concat(tables.Select(table => $"{table.CreateHistory};\n{table.CreateLog};\n"))}
            """
        );
    }

    private void Write(MigrationScript migration, MigrationDefinition? previous)
    {
        _text.Append(CultureInfo.InvariantCulture, $"\n-- {migration.MigrationId}\n");
        if (migration.IsTransactional)
        {
            WriteBlock(migration, previous, "", migration.Commands);
        }
        else
        {
            WriteOutside(migration, previous);
        }
    }

    private void WriteOutside(MigrationScript migration, MigrationDefinition? previous)
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
        WriteBlock(Start(migration, previous) + refuseInvalid);
        _text.Append(
            CultureInfo.InvariantCulture,
            $"SELECT {Quote(command)} WHERE {IsMissing(migration.Definition.Tables, migration.MigrationId)} \\gexec\n"
        );
        WriteBlock(
            migration,
            previous,
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

    private void WriteBlock(MigrationScript migration, MigrationDefinition? previous, string check, IReadOnlyList<string> commands)
    {
        var id = Literal(migration.MigrationId);
        var work = string.Concat(commands.Select(command => $"  EXECUTE {Quote(command)};\n"));
        WriteBlock(
            $"""
            {Start(migration, previous)}{check}{work}  INSERT INTO {migration.Definition.Tables.History} VALUES ({id}, {Literal(MigrationHistory.ToolVersion)});
              INSERT INTO {migration.Definition.Tables.Log} (sequence, migration_id, outcome, provider, checksum, duration_ms, tool_version, recorded_at)
              SELECT coalesce(max(sequence), 0) + 1, {id}, 'applied', 'postgresql', '{migration.Checksum}', 0, {Literal(
                MigrationHistory.ToolVersion
            )}, now() AT TIME ZONE 'UTC'
              FROM {migration.Definition.Tables.Log};
            """
        );
    }

    /// <summary>What every block begins with: nothing is done beside another run, twice, or before its turn.</summary>
    private static string Start(MigrationScript migration, MigrationDefinition? previous)
    {
        var id = Literal(migration.MigrationId);
        var order = previous is null
            ? ""
            : $"""
                  IF {IsMissing(previous.Tables, previous.Id)} THEN
                    RAISE EXCEPTION '% must be applied before %.', {Literal(previous.Id)}, {id};
                  END IF;

                """;
        return $"""
              IF NOT pg_try_advisory_xact_lock({PostgresMigrationSession.LockKey.ToString(CultureInfo.InvariantCulture)}) THEN
                RAISE EXCEPTION 'Another migration run holds the lock on this database.';
              END IF;
              IF NOT ({IsMissing(migration.Definition.Tables, migration.MigrationId)}) THEN
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

    private static string IsMissing(HistoryTables tables, string migrationId) =>
        $"NOT EXISTS (SELECT FROM {tables.History} WHERE \"MigrationId\" = {Literal(migrationId)})";

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
