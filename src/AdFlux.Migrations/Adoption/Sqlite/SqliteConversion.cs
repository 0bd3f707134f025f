using AdFlux.Migrations.Adoption.Target;
using AdFlux.Migrations.Adoption.Values;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Sqlite;
using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Adoption.Sqlite;

/// <summary>The SQL that makes every table anew under another name, copies its rows, and puts it in the place of the old one.</summary>
internal sealed class SqliteConversion(TargetSchema target, LiveSchema live)
{
    private const string Prefix = "adflux_adopted_";

    private readonly FindingList _findings = new();
    private readonly List<string> _statements = [];

    public AdoptionPlan Plan()
    {
        foreach (var table in target.Tables)
        {
            if (live.Tables.TryGetValue(table.Name, out var found))
            {
                Examine(table, found);
                Rebuild(table, found);
            }
            else if (live.TakenNames.Contains(table.Name))
            {
                _findings.ReportTaken(table.Name);
            }
            else
            {
                _findings.Convert(table.Name, null, "the table is missing", "created, empty");
                _statements.AddRange(table.Create);
            }
        }

        return new(_findings.Findings, _statements);
    }

    private void Examine(TargetTable table, TableSchema found)
    {
        foreach (var obstacle in Obstacles(found))
        {
            _findings.Block(table.Name, null, obstacle, "take it out: the table is made anew, and would lose it");
        }

        if (
            found
                .PrimaryKey?.Columns.Order(StringComparer.Ordinal)
                .SequenceEqual(table.PrimaryKey.Columns.Order(StringComparer.Ordinal), StringComparer.Ordinal) != true
        )
        {
            _findings.Block(
                table.Name,
                null,
                "the primary key is another",
                $"make it one of {string.Join(", ", table.PrimaryKey.Columns)}"
            );
        }

        foreach (var column in found.Columns)
        {
            if (table.Find(column.Name) is { } wanted)
            {
                Examine(table.Name, column, wanted);
            }
            else if (column.RefusesInserts)
            {
                _findings.Block(
                    table.Name,
                    column.Name,
                    "a column of the application without a default is NOT NULL",
                    "give it a default, or drop NOT NULL"
                );
            }
            else
            {
                _findings.Note(table.Name, column.Name, "a column of the application", "stays");
            }
        }

        foreach (var column in table.Columns.Where(column => found.Column(column.Name) is null))
        {
            if (column.IsNullable || column.Default is not null)
            {
                _findings.Convert(table.Name, column.Name, "the column is missing", "added");
            }
            else
            {
                _findings.Block(table.Name, column.Name, "the column is missing", "add it, with a value in every row");
            }
        }

        ExamineKeys(table, found);
        _findings.ReportChecks(found);
    }

    /// <summary>What a table made anew would lose without a word.</summary>
    private static IEnumerable<string> Obstacles(TableSchema found)
    {
        if (SqlToken.Read(found.CreateStatement!).Any(token => token.Is("COLLATE")))
        {
            yield return "it names a collation";
        }

        if (found.Columns.Any(column => column.Computed is not null))
        {
            yield return "it has generated columns";
        }
    }

    private void Examine(string table, ColumnSchema column, TargetColumn wanted)
    {
        var becomes = wanted.Meaning.Kind switch
        {
            ValueKind.Json => $"{wanted.Type}, in one canonical form; the JSON null becomes NULL",
            ValueKind.Instant => $"{wanted.Type}, with six decimals of the second",
            _ => wanted.Type,
        };
        if (
            wanted.Meaning.Kind is ValueKind.Json or ValueKind.Instant
            || !string.Equals(column.Type, wanted.Type, StringComparison.OrdinalIgnoreCase)
        )
        {
            _findings.Convert(table, column.Name, column.Type, becomes);
        }

        if (column.IsNullable && !wanted.IsNullable && !wanted.IsGenerated)
        {
            _findings.Convert(table, column.Name, "NULL is allowed", "NOT NULL");
        }
        else if (!column.IsNullable && wanted.IsNullable)
        {
            _findings.Convert(table, column.Name, "NOT NULL", "NULL is allowed");
        }

        if (wanted.Default is { } value && column.Default is null)
        {
            _findings.Convert(table, column.Name, "no default", $"default {value}");
        }
        else if (wanted.Default is null && column.Default is { } extra)
        {
            _findings.Note(table, column.Name, $"default {extra} of the application", "stays");
        }
    }

    private void ExamineKeys(TargetTable table, TableSchema found)
    {
        foreach (var wanted in table.ForeignKeys)
        {
            if (found.ForeignKeys.FirstOrDefault(key => IsSame(key, wanted)) is { } same)
            {
                _findings.ReportDelete(table.Name, same, wanted);
            }
            else
            {
                _findings.Convert(table.Name, wanted.Columns[0], "no foreign key", $"refers to {wanted.Parent}");
            }
        }

        foreach (var unique in table.UniqueConstraints.Where(unique => !found.Indexes.Any(other => TargetTable.IsSame(other, unique))))
        {
            _findings.Convert(table.Name, string.Join(", ", unique.PlainColumns!), "not unique", "unique");
        }

        foreach (var index in table.Indexes.Where(index => !found.OwnIndexes.Any(other => TargetTable.IsSame(other, index))))
        {
            _findings.Convert(table.Name, null, $"no index {index.Name}", "created");
        }

        foreach (var index in Others(table, found))
        {
            _findings.ReportOther(table, index);
        }

        _findings.Note(table.Name, null, "unnamed constraints", "named");
    }

    private void Rebuild(TargetTable table, TableSchema found)
    {
        var name = Prefix + table.Name;
        _statements.Add(SqliteTableSql.CreateTable(Anew(table, found), name));
        var columns = string.Join(", ", found.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", found.Columns.Select(column => Value(table, column.Name)));
        _statements.Add($"INSERT INTO \"{name}\" ({columns}) SELECT {values} FROM \"{table.Name}\"");
        _statements.Add($"DROP TABLE \"{table.Name}\"");
        _statements.Add($"ALTER TABLE \"{name}\" RENAME TO \"{table.Name}\"");
        _statements.AddRange(table.CreateIndexes);
        _statements.AddRange(Others(table, found).Where(index => !index.IsRedundantIn(table)).Select(index => index.CreateStatement!));
        _statements.AddRange(found.Triggers);
    }

    /// <summary>Our table with what the application has beside it.</summary>
    private static TableSchema Anew(TargetTable table, TableSchema found) =>
        table.Schema with
        {
            // In the order of the application's, whose INSERT may name no columns.
            Columns =
            [
                .. found.Columns.Select(column => table.Find(column.Name) is { } wanted ? Ours(wanted, column) : column),
                .. table.Columns.Where(column => found.Column(column.Name) is null).Select(column => column.Schema),
            ],
            Indexes =
            [
                .. found.UniqueConstraints.Where(unique => !table.UniqueConstraints.Any(wanted => TargetTable.IsSame(unique, wanted))),
            ],
            ForeignKeys = [.. table.ForeignKeys, .. found.ForeignKeys.Where(key => !table.ForeignKeys.Any(wanted => IsSame(key, wanted)))],
            Checks = found.Checks,
        };

    private static ColumnSchema Ours(TargetColumn wanted, ColumnSchema column) =>
        wanted.Schema with
        {
            Default = wanted.Default ?? column.Default,
        };

    private static string Value(TargetTable table, string column) =>
        table.Find(column)?.Meaning.Kind switch
        {
            ValueKind.Json => $"{SqliteAdoption.JsonFunction}(\"{column}\")",
            ValueKind.Instant => $"{SqliteAdoption.InstantFunction}(\"{column}\")",
            ValueKind.Money => $"{SqliteAdoption.MoneyFunction}(\"{column}\")",
            _ => $"\"{column}\"",
        };

    /// <summary>The indexes of the application that ours do not take the place of.</summary>
    private static IEnumerable<IndexSchema> Others(TargetTable table, TableSchema found) =>
        found.OwnIndexes.Where(index =>
            !table.Schema.Indexes.Any(wanted =>
                string.Equals(wanted.Name, index.Name, StringComparison.OrdinalIgnoreCase) || TargetTable.IsSame(index, wanted)
            )
        );

    private static bool IsSame(ForeignKeySchema found, ForeignKeySchema wanted) =>
        found.Columns.SequenceEqual(wanted.Columns, StringComparer.Ordinal)
        && string.Equals(found.Parent, wanted.Parent, StringComparison.OrdinalIgnoreCase);
}
