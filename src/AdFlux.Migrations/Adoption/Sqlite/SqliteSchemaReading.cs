using System.Globalization;
using System.Text.RegularExpressions;
using AdFlux.Migrations.Adoption.Live;

namespace AdFlux.Migrations.Adoption.Sqlite;

/// <summary>Reads how the tables of a SQLite database are made.</summary>
internal sealed partial class SqliteSchemaReading(SqliteAdoption database)
{
    public async Task<LiveSchema> ReadAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        var entries = await database
            .QueryAsync(
                "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                cancellationToken
            )
            .ConfigureAwait(false);
        var objects = entries.Select(row => new SchemaObject((string)row[0]!, (string)row[1]!, (string)row[2]!, (string?)row[3])).ToArray();
        var found = new Dictionary<string, LiveTable>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            if (Array.Find(objects, entry => entry.Type is "table" or "view" && entry.Is(table)) is { } entry)
            {
                found.Add(table, await ReadAsync(entry, objects, cancellationToken).ConfigureAwait(false));
            }
        }

        var others = objects.Count(entry =>
            entry.Type is "table" && !tables.Contains(entry.Name, StringComparer.Ordinal) && !IsBookkeeping(entry.Name)
        );
        return new(found, others);
    }

    private static bool IsBookkeeping(string table) => table is "alembic_version" or "adflux_migrations" or "adflux_migration_log";

    private async Task<LiveTable> ReadAsync(SchemaObject table, SchemaObject[] objects, CancellationToken cancellationToken)
    {
        var columns = await QueryAsync(
                """SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo""",
                table.Name,
                cancellationToken
            )
            .ConfigureAwait(false);
        var primaryKey = columns.Where(row => Number(row[4]) > 0).OrderBy(row => Number(row[4])).Select(row => (string)row[0]!).ToArray();
        var uniques = new List<LiveKey>();
        var indexes = new List<LiveIndex>();
        foreach (
            var row in await QueryAsync("""SELECT name, "unique", origin, partial FROM pragma_index_list""", table.Name, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            var name = (string)row[0]!;
            var keys = await QueryAsync("SELECT name FROM pragma_index_info", name, cancellationToken).ConfigureAwait(false);
            var names = keys.Select(key => (string?)key[0] ?? "(expression)").ToArray();
            var statement = Array.Find(objects, entry => entry.Type is "index" && entry.Is(name))?.Sql;
            if (row[2] is "u")
            {
                uniques.Add(new(null, names));
            }
            else if (row[2] is "c")
            {
                indexes.Add(new(name, names, Number(row[1]) == 1, Number(row[3]) == 1 ? "partial" : null, statement!));
            }
        }

        return new(
            [.. columns.Select(Column)],
            primaryKey.Length == 0 ? null : new(null, primaryKey),
            uniques,
            await ForeignKeysAsync(table.Name, cancellationToken).ConfigureAwait(false),
            indexes,
            [.. Obstacles(table, columns.Any(row => Number(row[5]) != 0))]
        )
        {
            Dependents = [.. objects.Where(entry => entry.Type is "trigger" && entry.BelongsTo(table.Name)).Select(entry => entry.Sql!)],
        };
    }

    private static LiveColumn Column(object?[] row) =>
        new((string)row[0]!, (string)row[1]!, Number(row[2]) == 0, (string?)row[3], null, IsIdentity: false, null);

    private async Task<LiveForeignKey[]> ForeignKeysAsync(string table, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(
                """SELECT id, seq, "table", "from", "to", on_delete, on_update FROM pragma_foreign_key_list""",
                table,
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. rows.GroupBy(row => Number(row[0]))
                .Select(key => key.OrderBy(row => Number(row[1])).ToArray())
                .Select(key => new LiveForeignKey(
                    null,
                    [.. key.Select(row => (string)row[3]!)],
                    (string)key[0][2]!,
                    [.. key.Select(row => (string?)row[4])],
                    (string)key[0][5]!,
                    (string)key[0][6]!
                )),
        ];
    }

    /// <summary>What a table made anew would lose without a word.</summary>
    private static IEnumerable<string> Obstacles(SchemaObject table, bool hasGeneratedColumns)
    {
        if (table.Type is "view")
        {
            yield return "it is a view";
        }
        else if (Check().IsMatch(table.Sql!))
        {
            yield return "it has a CHECK constraint";
        }
        else if (Collate().IsMatch(table.Sql!))
        {
            yield return "it names a collation";
        }
        else if (hasGeneratedColumns)
        {
            yield return "it has generated columns";
        }
    }

    private Task<IReadOnlyList<object?[]>> QueryAsync(string query, string name, CancellationToken cancellationToken) =>
        database.QueryAsync($"{query}('{name.Replace("'", "''", StringComparison.Ordinal)}')", cancellationToken);

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bCHECK\s*\(", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Check();

    [GeneratedRegex(@"\bCOLLATE\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Collate();

    /// <summary>A row of sqlite_master.</summary>
    private sealed record SchemaObject(string Type, string Name, string Table, string? Sql)
    {
        public bool Is(string name) => string.Equals(Name, name, StringComparison.Ordinal);

        public bool BelongsTo(string table) => string.Equals(Table, table, StringComparison.OrdinalIgnoreCase);
    }
}
