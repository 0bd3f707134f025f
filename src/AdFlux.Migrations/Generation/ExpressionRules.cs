using System.Text;
using System.Text.RegularExpressions;
using AdFlux.Migrations.Faults;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace AdFlux.Migrations.Generation;

/// <summary>What FluentMigrator drops or writes wrong whatever the database; each refusal says what to write instead.</summary>
internal static partial class ExpressionRules
{
    /// <summary>What ends a literal or a statement, so that a value with it would be more than a value.</summary>
    private static readonly string[] EndsValue = ["'", "\"", ";", "--", "/*", "\\"];

    public static IEnumerable<string> Refusals(IMigrationExpression expression) =>
        [
            .. ExpressionNames
                .Of(expression)
                .Where(name => Encoding.UTF8.GetByteCount(name) > ExpressionNames.MaxBytes)
                .Select(name =>
                    $"the name {name} is longer than the {ExpressionNames.MaxBytes} bytes that PostgreSQL keeps. Choose a shorter one."
                ),
            .. Columns(expression).SelectMany(Refusals),
            .. expression switch
            {
                CreateTableExpression { TableDescription.Length: > 0 } table => [Description($"TABLE {table.TableName}")],
                AlterTableExpression { TableDescription.Length: > 0 } table => [Description($"TABLE {table.TableName}")],
                CreateColumnExpression { Column: { IsPrimaryKey: true } column } => [NoKey(column)],
                AlterColumnExpression { Column: { IsPrimaryKey: true } column } => [NoKey(column)],
                InsertDataExpression { Rows.Count: 0 } insert => [NoRows($"Insert.IntoTable(\"{insert.TableName}\")", "Row(...)")],
                DeleteDataExpression { Rows.Count: 0, IsAllRows: false } delete =>
                [
                    NoRows($"Delete.FromTable(\"{delete.TableName}\")", "Row(...) or AllRows()"),
                ],
                CreateIndexExpression { Index.IsClustered: true } index =>
                [
                    $"Clustered() on {index.Index.Name} does nothing here. Leave it out.",
                ],
                ExecuteSqlScriptExpressionBase { Parameters: { } values } => Parameters(values),
                _ => [],
            },
        ];

    /// <summary>The columns that an expression makes or alters.</summary>
    public static IEnumerable<ColumnDefinition> Columns(IMigrationExpression expression) =>
        expression switch
        {
            CreateTableExpression table => table.Columns,
            CreateColumnExpression column => [column.Column],
            AlterColumnExpression column => [column.Column],
            _ => [],
        };

    /// <summary>The names of what the extensions for one database add to an expression.</summary>
    public static IEnumerable<string> Features(IMigrationExpression expression) =>
        (
            expression switch
            {
                CreateIndexExpression { Index: var index } => [index, .. index.Columns],
                ISupportAdditionalFeatures itself => [itself],
                _ => Columns(expression).OfType<ISupportAdditionalFeatures>(),
            }
        ).SelectMany(part => part.AdditionalFeatures.Keys);

    /// <exception cref="UnsupportedMigrationException">The SQL still holds a parameter, which FluentMigrator leaves where it has no value for it.</exception>
    public static void RefuseUnreplaced(IMigrationExpression expression, string sql)
    {
        if (
            expression is ExecuteSqlScriptExpressionBase { Parameters.Count: > 0 }
            && UnreplacedParameter().Match(sql) is { Success: true, Value: var parameter }
        )
        {
            throw new UnsupportedMigrationException($"{parameter} has no value among the parameters of its SQL. Give it one.");
        }
    }

    private static IEnumerable<string> Refusals(ColumnDefinition column) =>
        column is { ColumnDescription: not (null or "") } or { AdditionalColumnDescriptions.Count: > 0 }
            ? [Description($"COLUMN ...{column.Name}")]
            : [];

    private static string NoKey(ColumnDefinition column) =>
        $"PrimaryKey() on the column {column.Name} makes no key once its table is there. Write Create.PrimaryKey(...) after it.";

    private static string NoRows(string words, string more) => $"{words} names no row, and does nothing. Write {more} after it.";

    private static string Description(string subject) =>
        "a description would be lost. Write IfDatabase(\"PostgreSQL\").Execute.Sql(\"COMMENT ON " + subject + " IS '...'\").";

    private static IEnumerable<string> Parameters(IDictionary<string, string> values) =>
        values
            .Where(value => EndsValue.Any(end => value.Value?.Contains(end, StringComparison.Ordinal) ?? false))
            .Select(value =>
                $"the value of $({value.Key}) holds a quote, a semicolon, a backslash or a comment, which FluentMigrator puts into the SQL as it is. "
                + "Write the value into the SQL, quoted."
            );

    [GeneratedRegex(@"\$\(\w+\)", RegexOptions.NonBacktracking)]
    private static partial Regex UnreplacedParameter();
}
