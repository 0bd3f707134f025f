namespace AdFlux.Migrations.Schema.Elements;

/// <summary>Draws tables as an entity relationship diagram in Mermaid's language.</summary>
internal static class MermaidDiagram
{
    public static string Of(IReadOnlyList<TableSchema> tables) => string.Concat(Lines(tables).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(IReadOnlyList<TableSchema> tables) =>
        [
            "erDiagram",
            .. tables.SelectMany(table =>
                (string[])
                    [
                        $"    {table.Name} {{",
                        .. table.Columns.Select(column =>
                            $"        {Type(column.Type)} {column.Name}{Keys(table, column)}{Comment(column)}"
                        ),
                        "    }",
                    ]
            ),
            .. tables.SelectMany(table =>
                table.ForeignKeys.Select(foreignKey =>
                    $"    {foreignKey.Parent} {Cardinality(table, foreignKey)} {table.Name} : \"{Label(foreignKey)}\""
                )
            ),
        ];

    /// <summary>A type in one word, without the commas that Mermaid does not take.</summary>
    private static string Type(string type) =>
        type.Replace("character varying", "varchar", StringComparison.Ordinal)
            .Replace("timestamp without time zone", "timestamp", StringComparison.Ordinal)
            .Replace("numeric(18,6)", "numeric", StringComparison.Ordinal)
            .Replace("double precision", "double", StringComparison.Ordinal);

    private static string Keys(TableSchema table, ColumnSchema column)
    {
        bool Is(string name) => string.Equals(name, column.Name, StringComparison.Ordinal);
        var keys = new List<string>();
        if (table.PrimaryKey?.Columns.Any(Is) is true)
        {
            keys.Add("PK");
        }

        if (table.ForeignKeys.Any(foreignKey => foreignKey.Columns.Any(Is)))
        {
            keys.Add("FK");
        }

        if (table.Indexes.Any(index => index is { IsUnique: true, Keys: [{ Column: { } only }] } && Is(only)))
        {
            keys.Add("UK");
        }

        return keys.Count == 0 ? "" : " " + string.Join(", ", keys);
    }

    private static string Comment(ColumnSchema column)
    {
        string[] words =
        [
            .. column.IsNullable ? [] : new[] { "not null" },
            .. column.Default is null ? [] : new[] { $"default {column.Default}" },
        ];
        return words.Length == 0 ? "" : $" \"{string.Join(", ", words)}\"";
    }

    /// <summary>A child may do without a parent when the column takes NULL; a parent has any number of children.</summary>
    private static string Cardinality(TableSchema table, ForeignKeySchema foreignKey) =>
        foreignKey.Columns.Any(column => table.Column(column)!.IsNullable) ? "|o--o{" : "||--o{";

    private static string Label(ForeignKeySchema foreignKey) =>
        string.Join(", ", foreignKey.Columns)
        + (foreignKey.OnDelete is ForeignKeySchema.NoAction ? "" : $", on delete {foreignKey.OnDelete.ToLowerInvariant()}");
}
