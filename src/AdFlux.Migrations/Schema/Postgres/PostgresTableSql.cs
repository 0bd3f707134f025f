using System.Globalization;
using AdFlux.Migrations.Schema.Elements;
using AdFlux.Migrations.Schema.Text;

namespace AdFlux.Migrations.Schema.Postgres;

/// <summary>Statements that change the indexes and constraints of a table that is in use.</summary>
internal sealed class PostgresTableSql(TableSchema table)
{
    private readonly string _name = Sql.Quote(table.Name);

    // PostgreSQL can do neither with a partitioned table.
    private string Concurrently => table.IsPartitioned ? "" : " CONCURRENTLY";

    private bool CanBeInvalid => !table.IsPartitioned;

    public static IEnumerable<string> Create(TableSchema table)
    {
        var parts = table
            .Columns.Select(column => $"{Sql.Quote(column.Name)} {column.Definition}")
            .Concat(Constraints(table).Select(constraint => $"CONSTRAINT {Sql.Quote(constraint.Name)} {constraint.Definition}"));
        var storage = table.FillFactor is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" WITH (fillfactor = {table.FillFactor})");
        // Nothing uses the new table yet, so its indexes need not be made concurrently.
        return
        [
            $"CREATE TABLE {Sql.Quote(table.Name)} (\n    {string.Join(",\n    ", parts)}\n){storage}",
            .. table.Indexes.Select(index => CreateIndex(index, Sql.Quote(table.Name), "")),
        ];
    }

    private static IEnumerable<SchemaElement> Constraints(TableSchema table) =>
        [.. table.PrimaryKey is { } key ? new[] { key } : [], .. table.Checks, .. table.ForeignKeys];

    public IEnumerable<string> Add(SchemaElement part)
    {
        if (part is IndexSchema index)
        {
            return [CreateIndex(index, _name, Concurrently)];
        }

        var add = $"ALTER TABLE {_name} ADD CONSTRAINT {Sql.Quote(part.Name)} {part.Definition}";
        // Adding locks out writers while it looks at every row; validating afterwards does not.
        return part is PrimaryKeySchema || !CanBeInvalid ? [add] : [add + " NOT VALID", Validate(part)];
    }

    public string Validate(SchemaElement constraint) => $"ALTER TABLE {_name} VALIDATE CONSTRAINT {Sql.Quote(constraint.Name)}";

    public string Drop(SchemaElement part) =>
        part is IndexSchema { IsConstraint: false }
            ? $"DROP INDEX{Concurrently} {Sql.Quote(part.Name)}"
            : $"ALTER TABLE {_name} DROP CONSTRAINT {Sql.Quote(part.Name)}";

    public string Rename(SchemaElement part, string name) =>
        part is IndexSchema
            ? $"ALTER INDEX {Sql.Quote(part.Name)} RENAME TO {Sql.Quote(name)}"
            : $"ALTER TABLE {_name} RENAME CONSTRAINT {Sql.Quote(part.Name)} TO {Sql.Quote(name)}";

    public string SetFillFactor(int? percent) =>
        percent is null
            ? $"ALTER TABLE {_name} RESET (fillfactor)"
            : string.Create(CultureInfo.InvariantCulture, $"ALTER TABLE {_name} SET (fillfactor = {percent})");

    private static string CreateIndex(IndexSchema index, string table, string concurrently) =>
        $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX{concurrently} {Sql.Quote(index.Name)} ON {table} {index.Body}";
}
