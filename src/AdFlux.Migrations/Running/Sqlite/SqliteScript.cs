using System.Globalization;
using System.Text;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running.Sqlite;

/// <summary>Migrations as a script for a database that holds those before them and none of them: SQLite has no conditions around statements.</summary>
internal static class SqliteScript
{
    public static string Write(ScriptRange range)
    {
        var previousId = range.Scripts is [(_, { Id: var previous }), ..] ? previous : null;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            -- AdFlux migrations for SQLite, by version {MigrationHistory.ToolVersion}, on top of {previousId
                ?? "an empty database"}. Not to be run twice, and to
            -- stop at the first error: sqlite3 -bail <database> < <this file>

            """
        );
        if (previousId is null)
        {
            text.Append("PRAGMA journal_mode = wal;\n");
        }

        foreach (var (migration, _) in range.Scripts)
        {
            Write(text, migration);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, MigrationScript migration)
    {
        var commands = string.Concat(migration.Commands.Select(command => command.TrimEnd().TrimEnd(';') + ";\n"));
        text.Append(
            CultureInfo.InvariantCulture,
            $"""

            -- {migration.MigrationId}
            {(migration.IsTransactional ? "" : commands)}BEGIN IMMEDIATE;
            {migration.Definition.Tables.CreateHistory};
            {migration.Definition.Tables.CreateLog};
            INSERT INTO {migration.Definition.Tables.History} VALUES ({Literal(migration.MigrationId)}, {Literal(MigrationHistory.ToolVersion)});
            {(migration.IsTransactional ? commands : "")}INSERT INTO {migration.Definition.Tables.Log} (sequence, migration_id, outcome, provider, checksum, duration_ms, tool_version, recorded_at)
            SELECT coalesce(max(sequence), 0) + 1, {Literal(
                migration.MigrationId
            )}, 'applied', 'sqlite', '{migration.Checksum}', 0, {Literal(MigrationHistory.ToolVersion)}, strftime('%Y-%m-%d %H:%M:%f', 'now')
            FROM {migration.Definition.Tables.Log};
            COMMIT;

            """
        );
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
