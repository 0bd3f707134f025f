using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdFlux.Data.Changes;

/// <summary>The statements that write one row, the same for both providers. The parameter of a column is <c>@p_column</c>.</summary>
internal sealed class RowStatements(IEntityType entity, ISqlGenerationHelper sql)
{
    private string Table { get; } = sql.DelimitIdentifier(entity.GetTableName()!);

    private IReadOnlyList<IProperty> Key { get; } = entity.FindPrimaryKey()!.Properties;

    /// <summary>Inserts a row whose parents are stored, unless one with the same key is, and gives it back.</summary>
    public string Insert(IReadOnlyList<IProperty> columns, IEnumerable<IForeignKey> parents) =>
        $"""
            INSERT INTO {Table} ({List(columns, Name)})
            SELECT {List(columns, Parameter)}
            WHERE {Exist(parents)}
            ON CONFLICT DO NOTHING
            RETURNING {List(entity.GetProperties(), Name)}
            """;

    /// <summary>Writes columns of a row, if others hold what the caller saw (its parameter is <c>@seen_column</c>) and the row's parents are stored.</summary>
    public string Update(IEnumerable<IProperty> columns, IEnumerable<IProperty> seen, IEnumerable<IForeignKey> parents) =>
        $"""
            UPDATE {Table}
            SET {List(columns, Assignment)}
            WHERE {string.Join(" AND ", [.. Key.Select(Assignment), .. seen.Select(HasSeen), Exist(parents)])}
            """;

    /// <summary>Names the tables that lack a parent.</summary>
    public string MissingParents(IEnumerable<IForeignKey> parents) =>
        string.Join(
            "\nUNION ALL\n",
            parents.Select(parent => $"""SELECT '{parent.PrincipalEntityType.GetTableName()}' AS "Value" WHERE NOT {Exists(parent)}""")
        );

    public static string ParameterName(IProperty column) => $"p_{column.GetColumnName()}";

    public static string SeenParameterName(IProperty column) => $"seen_{column.GetColumnName()}";

    private static string Parameter(IProperty column) => $"@{ParameterName(column)}";

    private static string List(IEnumerable<IProperty> columns, Func<IProperty, string> write) => string.Join(", ", columns.Select(write));

    private string Name(IProperty column) => sql.DelimitIdentifier(column.GetColumnName());

    private string Assignment(IProperty column) => $"{Name(column)} = {Parameter(column)}";

    private string HasSeen(IProperty column) => $"{Name(column)} IS NOT DISTINCT FROM @{SeenParameterName(column)}";

    private string Exist(IEnumerable<IForeignKey> parents) => string.Join(" AND ", parents.Select(Exists).DefaultIfEmpty("TRUE"));

    private string Exists(IForeignKey parent) =>
        $"EXISTS (SELECT 1 FROM {sql.DelimitIdentifier(parent.PrincipalEntityType.GetTableName()!)} WHERE {Name(parent.PrincipalKey.Properties[0])} = {Parameter(parent.Properties[0])})";
}
