using System.Globalization;
using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Adoption.Values;
using AdFlux.Migrations.Schema.Elements;

namespace AdFlux.Migrations.Adoption.Postgres;

/// <summary>The SQL that makes the columns of one table ours.</summary>
internal sealed class PostgresColumns(TargetTable table, TableSchema found, FindingList findings)
{
    private const string Ordinal = "C";

    private readonly List<string> _changes = [];

    public IEnumerable<string> Statements()
    {
        foreach (var column in found.Columns)
        {
            if (table.Find(column.Name) is { } wanted)
            {
                Change(column, wanted);
            }
            else
            {
                Keep(column);
            }
        }

        foreach (var column in table.Columns.Where(column => found.Column(column.Name) is null))
        {
            Add(column);
        }

        // Before the table is rewritten, so that the new pages heed it.
        if (table.Schema.FillFactor?.ToString(CultureInfo.InvariantCulture) is { } fillFactor)
        {
            findings.Convert(table.Name, null, "pages are filled whole", $"fillfactor {fillFactor}: changes stay on their page");
            yield return $"ALTER TABLE \"{table.Name}\" SET (fillfactor = {fillFactor})";
        }

        if (_changes.Count > 0)
        {
            yield return $"ALTER TABLE \"{table.Name}\"\n    {string.Join(",\n    ", _changes)}";
        }

        foreach (
            var column in table.Columns.Where(column =>
                column.IsGenerated && found.Column(column.Name) is { Generation: KeyGeneration.None or KeyGeneration.Sequence }
            )
        )
        {
            foreach (var statement in MakeIdentity(column.Name, found.Column(column.Name)!.Sequence))
            {
                yield return statement;
            }
        }
    }

    private void Change(ColumnSchema column, TargetColumn wanted)
    {
        if (column.Computed is not null || !CanConvert(column.Type, wanted.Meaning.Kind))
        {
            findings.Block(
                table.Name,
                column.Name,
                column.Computed is null ? column.Type : $"{column.Type}, generated",
                $"{wanted.Type} is needed, and cannot be made of it: change its type first"
            );
            return;
        }

        var isText = wanted.Meaning.Kind is ValueKind.Text;
        var isOtherType = !string.Equals(column.Type, wanted.Type, StringComparison.Ordinal);
        if (isOtherType)
        {
            var becomes = wanted.Meaning.Kind is ValueKind.Json ? $"{wanted.Type}; the JSON null becomes NULL" : wanted.Type;
            findings.Convert(table.Name, column.Name, column.Type, becomes);
        }

        if (isText && column.Collation is not Ordinal)
        {
            findings.Convert(table.Name, column.Name, "sorts by language", "sorts by character (collation \"C\"), as on SQLite");
        }

        if (isOtherType || wanted.Meaning.Kind is ValueKind.Json || (isText && column.Collation is not Ordinal))
        {
            var collation = isText ? $" COLLATE \"{Ordinal}\"" : "";
            _changes.Add($"ALTER COLUMN \"{column.Name}\" TYPE {wanted.Type}{collation}{Using(column, wanted.Meaning.Kind)}");
        }

        ChangeRules(column, wanted);
    }

    private void ChangeRules(ColumnSchema column, TargetColumn wanted)
    {
        if (column.IsNullable && !wanted.IsNullable)
        {
            findings.Convert(table.Name, column.Name, "NULL is allowed", "NOT NULL");
            _changes.Add($"ALTER COLUMN \"{column.Name}\" SET NOT NULL");
        }
        else if (!column.IsNullable && wanted.IsNullable)
        {
            findings.Convert(table.Name, column.Name, "NOT NULL", "NULL is allowed");
            _changes.Add($"ALTER COLUMN \"{column.Name}\" DROP NOT NULL");
        }

        if (wanted.Default is { } value)
        {
            if (column.Default is null)
            {
                findings.Convert(table.Name, column.Name, "no default", $"default {value}");
            }

            _changes.Add($"ALTER COLUMN \"{column.Name}\" SET DEFAULT {value}");
        }
        else if (wanted.IsGenerated)
        {
            if (column.Generation is KeyGeneration.None or KeyGeneration.Sequence)
            {
                findings.Convert(table.Name, column.Name, "numbered by a sequence", "numbered as an identity, on from the same number");
            }
        }
        else if (column.Default is { } extra)
        {
            findings.Note(table.Name, column.Name, $"default {extra} of the application", "stays");
        }
    }

    private void Keep(ColumnSchema column)
    {
        if (column.RefusesInserts)
        {
            findings.Block(
                table.Name,
                column.Name,
                "a column of the application without a default is NOT NULL",
                "give it a default, or drop NOT NULL"
            );
        }
        else
        {
            findings.Note(table.Name, column.Name, "a column of the application", "stays");
        }
    }

    private void Add(TargetColumn column)
    {
        if (!column.IsNullable && column.Default is null)
        {
            findings.Block(table.Name, column.Name, "the column is missing", "add it, with a value in every row");
            return;
        }

        findings.Convert(table.Name, column.Name, "the column is missing", "added");
        var collation = column.Meaning.Kind is ValueKind.Text ? $" COLLATE \"{Ordinal}\"" : "";
        var value = column.Default is null ? "" : $" DEFAULT {column.Default}";
        _changes.Add($"ADD COLUMN \"{column.Name}\" {column.Type}{collation}{value}{(column.IsNullable ? "" : " NOT NULL")}");
    }

    /// <summary>A key that goes on from where its sequence stands, which keeps its name.</summary>
    private IEnumerable<string> MakeIdentity(string column, string? sequence)
    {
        const string old = "adflux_adopted_sequence";
        yield return $"ALTER TABLE \"{table.Name}\" ALTER COLUMN \"{column}\" DROP DEFAULT";
        if (sequence is not null)
        {
            // While it is owned, it is taken for the column's own.
            yield return $"ALTER SEQUENCE {sequence} OWNED BY NONE";
            yield return $"ALTER SEQUENCE {sequence} RENAME TO {old}";
        }

        yield return $"ALTER TABLE \"{table.Name}\" ALTER COLUMN \"{column}\" ADD GENERATED BY DEFAULT AS IDENTITY";
        var next = $"(SELECT coalesce(max(\"{column}\"), 0) + 1 FROM \"{table.Name}\")";
        yield return $"SELECT setval(pg_get_serial_sequence('\"{table.Name}\"', '{column}'), "
            + (sequence is null ? next : $"greatest((SELECT last_value + is_called::int FROM {old}), {next})")
            + ", false)";
        if (sequence is not null)
        {
            yield return $"DROP SEQUENCE {old}";
        }
    }

    /// <summary>A float becomes a number by its shortest text: the direct cast would round it to 15 digits.</summary>
    private static string Using(ColumnSchema column, ValueKind kind) =>
        kind switch
        {
            ValueKind.Json => $" USING nullif(\"{column.Name}\"::jsonb, 'null'::jsonb)",
            ValueKind.Money or ValueKind.Ratio when column.Type is "real" or "double precision" =>
                $" USING \"{column.Name}\"::text::numeric",
            _ => "",
        };

    private static bool CanConvert(string type, ValueKind kind)
    {
        var plain = type.Split('(')[0].TrimEnd();
        return kind switch
        {
            ValueKind.Text => plain is "text" or "character varying",
            ValueKind.Integer or ValueKind.BigInteger => plain is "smallint" or "integer" or "bigint",
            ValueKind.Money => plain is "numeric" or "double precision" or "real" or "integer" or "bigint",
            ValueKind.Ratio => plain is "double precision" or "real",
            ValueKind.Day => plain is "date",
            ValueKind.Instant => type is "timestamp without time zone",
            _ => plain is "json" or "jsonb" or "text" or "character varying",
        };
    }
}
