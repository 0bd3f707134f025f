using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Sqlite;

/// <summary>Statements that make tables and indexes.</summary>
internal static class SqliteTableSql
{
    public static IEnumerable<string> Create(TableSchema table) =>
        [CreateTable(table, table.Name), .. table.Indexes.Select(index => CreateIndex(index, table.Name))];

    public static string CreateTable(TableSchema table, string name)
    {
        var hasInlineKey = table.Columns.Any(column => column.Generation is KeyGeneration.AutoIncrement);
        SchemaElement[] key = table.PrimaryKey is { } primary && !hasInlineKey ? [primary] : [];
        var parts = table
            .Columns.Select(column => column.Computed ?? Column(column, table.PrimaryKey))
            .Concat(
                key.Concat(table.UniqueConstraints)
                    .Concat(table.Checks)
                    .Concat(table.ForeignKeys)
                    .Select(constraint => Named(constraint) + constraint.Definition)
            );
        return $"CREATE TABLE {Sql.Quote(name)} (\n    {string.Join(",\n    ", parts)}\n)";
    }

    public static string CreateIndex(IndexSchema index, string table) =>
        $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {Sql.Quote(index.Name)} ON {Sql.Quote(table)} {index.Body}";

    /// <summary>AUTOINCREMENT goes with a key that stands beside its column only.</summary>
    private static string Column(ColumnSchema column, PrimaryKeySchema? key)
    {
        var isKey = column.Generation is KeyGeneration.AutoIncrement && key is not null;
        var plain = (column with { Generation = KeyGeneration.None }).Definition;
        return $"{Sql.Quote(column.Name)} {plain}" + (isKey ? $" {Named(key!)}PRIMARY KEY AUTOINCREMENT" : "");
    }

    private static string Named(SchemaElement constraint) => constraint.Name is "" ? "" : $"CONSTRAINT {Sql.Quote(constraint.Name)} ";
}
