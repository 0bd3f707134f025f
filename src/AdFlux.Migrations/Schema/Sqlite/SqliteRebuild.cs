using AdFlux.Migrations.Schema.Comparison;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Sqlite;

/// <summary>
/// Makes a table anew with all rows, as SQLite changes what ALTER TABLE cannot: in one transaction, with what the model does not know kept (extra
/// columns, what stands on them, triggers), and the numbers that AUTOINCREMENT has given out.
/// </summary>
internal static class SqliteRebuild
{
    public static IEnumerable<string> Of(TableSchema wanted, TableSchema actual, IReadOnlyList<Finding> findings)
    {
        var kept = findings.Where(finding => finding is { Wanted: null, IsError: false }).Select(finding => finding.Actual!).ToList();
        var extra = actual.Columns.Where(column => wanted.Column(column.Name) is null).Select(Tolerable).ToList();
        var target = wanted with
        {
            Columns = [.. wanted.Columns, .. extra],
            Checks = [.. wanted.Checks, .. kept.OfType<CheckSchema>()],
            ForeignKeys = [.. wanted.ForeignKeys, .. kept.OfType<ForeignKeySchema>()],
        };
        return Of(
            target,
            actual,
            [.. wanted.Indexes.Select(index => SqliteTableSql.CreateIndex(index, wanted.Name)), .. Indexes(kept, wanted.Name)]
        );
    }

    /// <summary>An extra column as it is, but one that refuses every insert of ours without it takes NULL from now on.</summary>
    private static ColumnSchema Tolerable(ColumnSchema column) =>
        column.Default is null && column.Computed is null ? column with { IsNullable = true } : column;

    private static IEnumerable<string> Indexes(IEnumerable<SchemaElement> kept, string table) =>
        kept.OfType<IndexSchema>()
            .Select(index =>
                index.CreateStatement
                ?? SqliteTableSql.CreateIndex(
                    index with
                    {
                        Name = index.Name is "" ? $"uq_{table}_{string.Join('_', index.Keys.Select(key => key.Column))}" : index.Name,
                    },
                    table
                )
            );

    private static IEnumerable<string> Of(TableSchema target, TableSchema actual, IReadOnlyList<string> indexes)
    {
        var name = Sql.Quote(target.Name);
        var made = $"adflux_rebuild_{target.Name}";
        var columns = Sql.Quote(
            target.Columns.Where(column => column.Computed is null && actual.Column(column.Name) is not null).Select(column => column.Name)
        );
        return
        [
            "PRAGMA foreign_keys = OFF",
            // Else renaming stops at a view or a trigger of another table that looks at this one, which is not there at that moment.
            "PRAGMA legacy_alter_table = ON",
            "BEGIN IMMEDIATE",
            SqliteTableSql.CreateTable(target, made),
            $"INSERT INTO {Sql.Quote(made)} ({columns}) SELECT {columns} FROM {name}",
            .. Sequence(target, actual, made),
            $"DROP TABLE {name}",
            $"ALTER TABLE {Sql.Quote(made)} RENAME TO {name}",
            .. indexes,
            .. actual.Triggers,
            // A row without its parent stops here, before the commit.
            "CREATE TEMP TABLE adflux_no_orphans (orphans CHECK (orphans = 0))",
            $"INSERT INTO adflux_no_orphans SELECT count(*) FROM pragma_foreign_key_check({Sql.Literal(target.Name)})",
            "DROP TABLE adflux_no_orphans",
            "COMMIT",
            "PRAGMA legacy_alter_table = OFF",
            "PRAGMA foreign_keys = ON",
        ];
    }

    /// <summary>Takes along the last number that was given out, which may be that of a row deleted since.</summary>
    private static IEnumerable<string> Sequence(TableSchema target, TableSchema actual, string made) =>
        IsAutoIncrement(target) && IsAutoIncrement(actual)
            ?
            [
                $"DELETE FROM sqlite_sequence WHERE name = {Sql.Literal(made)}",
                $"INSERT INTO sqlite_sequence (name, seq) SELECT {Sql.Literal(made)}, seq FROM sqlite_sequence WHERE name = {Sql.Literal(target.Name)}",
            ]
            : [];

    private static bool IsAutoIncrement(TableSchema table) => table.Columns.Any(column => column.Generation is KeyGeneration.AutoIncrement);
}
