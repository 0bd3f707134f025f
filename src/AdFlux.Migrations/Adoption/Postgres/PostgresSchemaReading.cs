using System.Globalization;
using AdFlux.Migrations.Adoption.Live;

namespace AdFlux.Migrations.Adoption.Postgres;

/// <summary>Reads how the tables of a PostgreSQL database are made.</summary>
internal sealed class PostgresSchemaReading(PostgresAdoption database)
{
    private const string Relations = """
        SELECT c.relname, c.relkind::text, c.relispartition
        FROM pg_class AS c
        WHERE c.oid = to_regclass(c.relname::text) AND c.relname IN ({0}) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        """;

    private const string OtherTables = """
        SELECT count(*)
        FROM pg_class AS c
        WHERE c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid) AND c.relnamespace <> 'pg_catalog'::regnamespace
            AND c.relname NOT IN ('alembic_version', 'adflux_migrations', 'adflux_migration_log', {0})
        """;

    private const string Columns = """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, pg_get_expr(d.adbin, d.adrelid), l.collname,
            a.attidentity <> '', pg_get_serial_sequence(quote_ident({0}), a.attname), a.attgenerated <> ''
        FROM pg_attribute AS a
        LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_collation AS l ON l.oid = a.attcollation
        WHERE a.attrelid = to_regclass({0}) AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum
        """;

    private const string Keys = """
        SELECT c.conname, c.contype::text,
            (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
                JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.attnum),
            c.confrelid::regclass::text,
            (SELECT array_agg(a.attname::text ORDER BY k.n) FROM unnest(c.confkey) WITH ORDINALITY AS k (attnum, n)
                JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.attnum),
            c.confdeltype::text, c.confupdtype::text
        FROM pg_constraint AS c
        WHERE c.conrelid = to_regclass({0}) AND c.contype IN ('p', 'u', 'f')
        ORDER BY c.conname
        """;

    private const string Indexes = """
        SELECT c.relname,
            (SELECT array_agg(pg_get_indexdef(i.indexrelid, k::int, true) || CASE WHEN i.indoption[k - 1] <> 0 THEN ' DESC' ELSE '' END ORDER BY k)
                FROM generate_series(1, i.indnkeyatts) AS k),
            i.indisunique, pg_get_expr(i.indpred, i.indrelid, true), pg_get_indexdef(i.indexrelid), m.amname = 'btree' AND i.indisvalid
        FROM pg_index AS i
        JOIN pg_class AS c ON c.oid = i.indexrelid
        JOIN pg_am AS m ON m.oid = c.relam
        WHERE i.indrelid = to_regclass({0})
            AND NOT EXISTS (SELECT 1 FROM pg_constraint AS o WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x'))
        ORDER BY c.relname
        """;

    private const string Views = """
        SELECT DISTINCT v.oid::regclass::text
        FROM pg_depend AS d
        JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
        JOIN pg_class AS v ON v.oid = r.ev_class
        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = to_regclass({0}) AND d.refobjsubid > 0 AND v.oid <> d.refobjid
        ORDER BY 1
        """;

    public async Task<LiveSchema> ReadAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", tables.Select(Literal));
        var found = new Dictionary<string, LiveTable>(StringComparer.Ordinal);
        foreach (var row in await QueryAsync(Relations, names, cancellationToken).ConfigureAwait(false))
        {
            var table = (string)row[0]!;
            found.Add(table, await ReadAsync(table, (string)row[1]!, cancellationToken).ConfigureAwait(false));
        }

        var others = await QueryAsync(OtherTables, names, cancellationToken).ConfigureAwait(false);
        return new(found, Convert.ToInt64(others[0][0], CultureInfo.InvariantCulture));
    }

    private async Task<LiveTable> ReadAsync(string table, string kind, CancellationToken cancellationToken)
    {
        var name = Literal(table);
        var columns = await QueryAsync(Columns, name, cancellationToken).ConfigureAwait(false);
        var keys = await QueryAsync(Keys, name, cancellationToken).ConfigureAwait(false);
        var indexes = await QueryAsync(Indexes, name, cancellationToken).ConfigureAwait(false);
        var views = await QueryAsync(Views, name, cancellationToken).ConfigureAwait(false);
        var obstacles = new List<string>();
        if (kind is not "r")
        {
            obstacles.Add(kind is "p" ? "it is partitioned" : "it is no plain table");
        }

        obstacles.AddRange(views.Select(view => $"the view {view[0]} reads it"));
        return new(
            [
                .. columns.Select(row => new LiveColumn(
                    (string)row[0]!,
                    (string)row[1]! + (row[7] is true ? " generated" : ""),
                    row[2] is true,
                    (string?)row[3],
                    (string?)row[4],
                    row[5] is true,
                    (string?)row[6]
                )),
            ],
            keys.Where(row => row[1] is "p").Select(Key).FirstOrDefault(),
            [.. keys.Where(row => row[1] is "u").Select(Key)],
            [
                .. keys.Where(row => row[1] is "f")
                    .Select(row => new LiveForeignKey(
                        (string)row[0]!,
                        (string[])row[2]!,
                        (string)row[3]!,
                        (string[])row[4]!,
                        (string)row[5]!,
                        (string)row[6]!
                    )),
            ],
            [
                .. indexes.Select(row => new LiveIndex(
                    (string)row[0]!,
                    row[5] is true ? (string[])row[1]! : [],
                    row[2] is true,
                    (string?)row[3],
                    (string)row[4]!
                )),
            ],
            obstacles
        );
    }

    private static LiveKey Key(object?[] row) => new((string)row[0]!, (string[])row[2]!);

    private Task<IReadOnlyList<object?[]>> QueryAsync(string query, string argument, CancellationToken cancellationToken) =>
        database.QueryAsync(query.Replace("{0}", argument, StringComparison.Ordinal), cancellationToken);

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
