using System.Data.Common;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AdFlux.Migrations.Schema.Sqlite;

/// <summary>Reads the tables of a SQLite database: from its pragmas what they tell, and the rest from the statements that it keeps.</summary>
internal static class SqliteSchemaReader
{
    private const string UsualCollation = "BINARY";

    private const string Tables = """
        SELECT name, sql FROM sqlite_master
        WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND sql NOT LIKE 'CREATE VIRTUAL%'
        ORDER BY name
        """;

    private const string Columns = """
        SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden
        FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c
        WHERE m.type = 'table' ORDER BY m.name, c.cid
        """;

    private const string ForeignKeys = """
        SELECT m.name, f.id, f."from", f."table", f."to", f.on_delete, f.on_update
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq
        """;

    private const string Indexes = """
        SELECT m.name, l.name, l."unique", l.origin, x.name, x."desc", x.coll, i.sql
        FROM sqlite_master m
        JOIN pragma_index_list(m.name) l
        JOIN pragma_index_xinfo(l.name) x
        LEFT JOIN sqlite_master i ON i.type = 'index' AND i.name = l.name
        WHERE m.type = 'table' AND l.origin <> 'pk' AND x.key = 1
        ORDER BY m.name, l.name, x.seqno
        """;

    private const string Triggers = "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name";

    private const string OtherRelations = "SELECT name FROM sqlite_master WHERE type = 'view'";

    public static Task<IReadOnlyList<string>> ReadOtherRelationsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ReadAsync(OtherRelations, row => row.GetString(0), cancellationToken);

    public static async Task<IReadOnlyList<TableSchema>> ReadAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var tables = await connection
            .ReadAsync(Tables, row => (Name: row.GetString(0), Sql: row.GetString(1)), cancellationToken)
            .ConfigureAwait(false);
        var columns = await ByTableAsync(connection, Columns, ReadColumn, cancellationToken).ConfigureAwait(false);
        var foreignKeys = await ByTableAsync(connection, ForeignKeys, ReadForeignKey, cancellationToken).ConfigureAwait(false);
        var indexes = await ByTableAsync(connection, Indexes, ReadIndex, cancellationToken).ConfigureAwait(false);
        var triggers = await ByTableAsync(connection, Triggers, row => row.GetString(1), cancellationToken).ConfigureAwait(false);
        var keys = tables.ToDictionary(
            table => table.Name,
            table =>
                columns[table.Name]
                    .Where(column => column.KeyPlace > 0)
                    .OrderBy(column => column.KeyPlace)
                    .Select(column => column.Name)
                    .ToArray(),
            StringComparer.Ordinal
        );
        return
        [
            .. tables.Select(table =>
            {
                var sql = SqliteStoredSql.Parse(table.Sql);
                return new TableSchema(table.Name)
                {
                    Columns = [.. columns[table.Name].Select(column => Column(connection, table.Name, column, sql))],
                    PrimaryKey = keys[table.Name] is { Length: > 0 } key ? new(sql.PrimaryKeyName, key) : null,
                    ForeignKeys = [.. foreignKeys[table.Name].GroupBy(row => row.Id).Select(rows => ForeignKey([.. rows], sql, keys))],
                    Indexes =
                    [
                        .. indexes[table.Name].GroupBy(row => row.Name, StringComparer.Ordinal).Select(rows => Index([.. rows], sql)),
                    ],
                    Checks = sql.Checks,
                    CreateStatement = table.Sql,
                    Triggers = [.. triggers[table.Name]],
                };
            }),
        ];
    }

    private static async Task<ILookup<string, T>> ByTableAsync<T>(
        SqliteConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    ) =>
        (
            await connection.ReadAsync(sql, row => (Table: row.GetString(0), Row: read(row)), cancellationToken).ConfigureAwait(false)
        ).ToLookup(row => row.Table, row => row.Row, StringComparer.OrdinalIgnoreCase);

    private static ColumnRow ReadColumn(DbDataReader row) =>
        new(row.GetString(1), row.GetString(2), row.GetInt64(3) == 0, row.TextOrNull(4), row.GetInt32(5), row.GetInt32(6) > 1);

    private static ForeignKeyRow ReadForeignKey(DbDataReader row) =>
        new(row.GetInt32(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.GetString(5), row.GetString(6));

    private static IndexRow ReadIndex(DbDataReader row) =>
        new(
            row.GetString(1),
            row.GetInt64(2) == 1,
            row.TextOrNull(4),
            (row.GetInt64(5) == 1 ? " DESC" : "", row.GetString(6)),
            row.TextOrNull(7)
        );

    private static ColumnSchema Column(SqliteConnection connection, string table, ColumnRow row, SqliteStoredSql sql)
    {
        // The one place where SQLite tells the collation of a column.
        var found = raw.sqlite3_table_column_metadata(
            connection.Handle,
            "main",
            table,
            row.Name,
            out _,
            out var collation,
            out _,
            out _,
            out var isAutoIncrement
        );
        SqliteException.ThrowExceptionForRC(found, connection.Handle);
        var isRowId = row.KeyPlace > 0 && row.Type.Equals("INTEGER", StringComparison.OrdinalIgnoreCase);
        return new(row.Name, row.Type, row.IsNullable && !isRowId)
        {
            Default = row.Default,
            Collation = string.Equals(collation, UsualCollation, StringComparison.OrdinalIgnoreCase) ? null : collation,
            Generation = isAutoIncrement == 1 ? KeyGeneration.AutoIncrement : KeyGeneration.None,
            Computed = row.IsComputed ? sql.Columns[row.Name] : null,
        };
    }

    private static ForeignKeySchema ForeignKey(ForeignKeyRow[] rows, SqliteStoredSql sql, Dictionary<string, string[]> keys)
    {
        string[] columns = [.. rows.Select(row => row.Column)];
        // Without columns of the parent its primary key is meant.
        var parentColumns = rows[0].ParentColumn is null
            ? keys.GetValueOrDefault(rows[0].Parent, [])
            : [.. rows.Select(row => row.ParentColumn!)];
        return new(sql.ForeignKeyName(columns), columns, rows[0].Parent, parentColumns, rows[0].OnDelete, rows[0].OnUpdate);
    }

    private static IndexSchema Index(IndexRow[] rows, SqliteStoredSql sql)
    {
        var statement = rows[0].CreateStatement;
        string[] columns = [.. rows.Select(row => row.Column ?? "")];
        return new(
            statement is null ? sql.UniqueName(columns) : rows[0].Name,
            [.. rows.Select(row => Key(row, statement))],
            rows[0].IsUnique
        )
        {
            Filter = statement is null ? null : SqliteStoredSql.FilterOf(statement),
            IsConstraint = statement is null,
            CreateStatement = statement,
        };
    }

    private static IndexKey Key(IndexRow row, string? statement) =>
        row.Column is null
            ? new(null, $"an expression of {statement}")
            : new(
                row.Column,
                (row.Order.Collation.Equals(UsualCollation, StringComparison.OrdinalIgnoreCase) ? "" : $" COLLATE {row.Order.Collation}")
                    + row.Order.Direction
            );

    private sealed record ColumnRow(string Name, string Type, bool IsNullable, string? Default, int KeyPlace, bool IsComputed);

    private sealed record ForeignKeyRow(int Id, string Column, string Parent, string? ParentColumn, string OnDelete, string OnUpdate);

    private sealed record IndexRow(
        string Name,
        bool IsUnique,
        string? Column,
        (string Direction, string Collation) Order,
        string? CreateStatement
    );
}
