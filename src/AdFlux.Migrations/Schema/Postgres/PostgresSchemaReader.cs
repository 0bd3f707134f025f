using System.Data.Common;
using System.Globalization;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Postgres;

/// <summary>Reads the tables of the schema that a connection works in from PostgreSQL's catalog; partitions belong to their table.</summary>
internal static class PostgresSchemaReader
{
    private const string Columns = """
        SELECT c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
            pg_get_expr(d.adbin, d.adrelid, true), CASE WHEN a.attcollation <> t.typcollation THEN o.collname::text END,
            a.attidentity::text, a.attgenerated <> '', c.relkind = 'p',
            (SELECT option_value::integer FROM pg_options_to_table(c.reloptions) WHERE option_name = 'fillfactor'),
            pg_get_serial_sequence(c.oid::regclass::text, a.attname::text)
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        LEFT JOIN pg_collation o ON o.oid = a.attcollation
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        ORDER BY c.relname, a.attnum
        """;

    private const string Constraints = """
        SELECT c.relname::text, k.conname::text, k.contype::text,
            ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (number, place)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number ORDER BY u.place),
            CASE WHEN p.relnamespace = c.relnamespace THEN p.relname::text
                ELSE coalesce(p.relnamespace::regnamespace || '.' || quote_ident(p.relname), '') END,
            ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u (number, place)
                JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number ORDER BY u.place),
            k.confdeltype::text, k.confupdtype::text, k.convalidated, coalesce(pg_get_expr(k.conbin, k.conrelid, true), '')
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        LEFT JOIN pg_class p ON p.oid = k.confrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND NOT c.relispartition
            AND k.contype IN ('p', 'f', 'c') AND k.conparentid = 0
        ORDER BY c.relname, k.conname
        """;

    private const string Indexes = """
        SELECT c.relname::text, i.relname::text, m.amname::text, x.indisunique, x.indisvalid,
            EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype IN ('u', 'x')),
            pg_get_expr(x.indpred, x.indrelid, true),
            ARRAY(SELECT coalesce(a.attname::text, '') FROM generate_series(1, x.indnatts) place
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[place - 1] AND a.attnum > 0 ORDER BY place),
            ARRAY(SELECT CASE WHEN x.indkey[place - 1] = 0 THEN pg_get_indexdef(i.oid, place, true) ELSE '' END
                    || CASE WHEN a.attcollation <> x.indcollation[place - 1]
                        THEN ' COLLATE ' || x.indcollation[place - 1]::regcollation::text ELSE '' END
                    || CASE WHEN NOT o.opcdefault THEN ' ' || o.opcname ELSE '' END
                    || CASE x.indoption[place - 1]
                        WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST' WHEN 3 THEN ' DESC' ELSE '' END
                FROM generate_series(1, x.indnkeyatts) place
                JOIN pg_opclass o ON o.oid = x.indclass[place - 1]
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[place - 1] AND a.attnum > 0
                ORDER BY place)
        FROM pg_index x
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_am m ON m.oid = i.relam
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND NOT x.indisprimary
        ORDER BY c.relname, i.relname
        """;

    private const string Views = """
        SELECT DISTINCT c.relname::text, v.oid::regclass::text
        FROM pg_class c
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid > 0
        JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
        JOIN pg_class v ON v.oid = r.ev_class
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND v.oid <> c.oid
        ORDER BY 1, 2
        """;

    private const string OtherRelations = """
        SELECT c.relname::text FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND (c.relkind IN ('v', 'm', 'f') OR c.relkind IN ('r', 'p') AND c.relispartition)
        """;

    public static Task<IReadOnlyList<string>> ReadOtherRelationsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ReadAsync(OtherRelations, row => row.GetString(0), cancellationToken);

    public static async Task<IReadOnlyList<TableSchema>> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var columns = await connection.ReadAsync(Columns, ReadColumn, cancellationToken).ConfigureAwait(false);
        var constraints = (await connection.ReadAsync(Constraints, ReadConstraint, cancellationToken).ConfigureAwait(false)).ToLookup(
            row => row.Table,
            row => row.Constraint,
            StringComparer.Ordinal
        );
        var indexes = (await connection.ReadAsync(Indexes, ReadIndex, cancellationToken).ConfigureAwait(false)).ToLookup(
            row => row.Table,
            row => row.Index,
            StringComparer.Ordinal
        );
        var views = (
            await connection
                .ReadAsync(Views, row => (Table: row.GetString(0), View: row.GetString(1)), cancellationToken)
                .ConfigureAwait(false)
        ).ToLookup(row => row.Table, row => row.View, StringComparer.Ordinal);
        return
        [
            .. columns
                .GroupBy(row => row.Table.Name, StringComparer.Ordinal)
                .Select(rows =>
                    rows.First().Table with
                    {
                        Columns = [.. rows.Select(row => row.Column)],
                        PrimaryKey = constraints[rows.Key].OfType<PrimaryKeySchema>().SingleOrDefault(),
                        ForeignKeys = [.. constraints[rows.Key].OfType<ForeignKeySchema>()],
                        Checks = [.. constraints[rows.Key].OfType<CheckSchema>()],
                        Indexes = [.. indexes[rows.Key]],
                        Views = [.. views[rows.Key]],
                    }
                ),
        ];
    }

    private static (TableSchema Table, ColumnSchema Column) ReadColumn(DbDataReader row)
    {
        var table = new TableSchema(row.GetString(0))
        {
            IsPartitioned = row.GetBoolean(8),
            FillFactor = row.IsDBNull(9) ? null : row.GetInt32(9),
        };
        var value = row.TextOrNull(4);
        var isSequence = value?.StartsWith("nextval(", StringComparison.Ordinal) is true;
        var isComputed = row.GetBoolean(7);
        return (
            table,
            new(row.GetString(1), row.GetString(2), row.GetBoolean(3))
            {
                Default = isComputed ? null : value,
                Collation = row.TextOrNull(5),
                Generation = row.GetString(6) switch
                {
                    "d" => KeyGeneration.Identity,
                    "a" => KeyGeneration.IdentityAlways,
                    _ => isSequence ? KeyGeneration.Sequence : KeyGeneration.None,
                },
                Sequence = row.TextOrNull(10),
                Computed = isComputed ? "" : null,
            }
        );
    }

    private static (string Table, SchemaElement Constraint) ReadConstraint(DbDataReader row)
    {
        var name = row.GetString(1);
        var columns = row.GetFieldValue<string[]>(3);
        SchemaElement constraint = row.GetString(2) switch
        {
            "p" => new PrimaryKeySchema(name, columns),
            "c" => new CheckSchema(name, row.GetString(9)) { IsValid = row.GetBoolean(8) },
            _ => new ForeignKeySchema(
                name,
                columns,
                row.GetString(4),
                row.GetFieldValue<string[]>(5),
                Action(row.GetString(6)),
                Action(row.GetString(7))
            )
            {
                IsValid = row.GetBoolean(8),
            },
        };
        return (row.GetString(0), constraint);
    }

    private static string Action(string letter) =>
        letter switch
        {
            "c" => "CASCADE",
            "n" => "SET NULL",
            "d" => "SET DEFAULT",
            "r" => "RESTRICT",
            "a" => ForeignKeySchema.NoAction,
            _ => throw new NotSupportedException(
                string.Create(CultureInfo.InvariantCulture, $"PostgreSQL's action '{letter}' is not known.")
            ),
        };

    private static (string Table, IndexSchema Index) ReadIndex(DbDataReader row)
    {
        var columns = row.GetFieldValue<string[]>(7);
        var suffixes = row.GetFieldValue<string[]>(8);
        var index = new IndexSchema(
            row.GetString(1),
            [.. suffixes.Zip(columns, (suffix, column) => new IndexKey(column is "" ? null : column, suffix))],
            row.GetBoolean(3)
        )
        {
            Included = columns[suffixes.Length..],
            Method = row.GetString(2),
            IsValid = row.GetBoolean(4),
            IsConstraint = row.GetBoolean(5),
            Filter = row.TextOrNull(6),
        };
        return (row.GetString(0), index);
    }
}
