using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Schema.Elements;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure.Extensions;
using FluentMigrator.Model;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Adoption.Target;

/// <summary>Reads what the expressions of a migration make, and the SQL that makes it.</summary>
internal sealed partial class TargetReader(MigrationDialect dialect)
{
    private readonly TargetColumns _columns = new(dialect);

    /// <exception cref="NotSupportedException">An expression is of a kind that the adoption does not know.</exception>
    public IReadOnlyList<TargetTable> Read(IReadOnlyList<IMigrationExpression> expressions)
    {
        // All are read before the first is written, since writing changes them.
        var elements = expressions.Select(Read).ToArray();
        var columns = expressions
            .OfType<CreateTableExpression>()
            .ToDictionary(table => table.TableName, _columns.Read, StringComparer.Ordinal);
        var parts = elements
            .Zip(expressions, (made, expression) => new TargetPart(made.Table, made.Element, Write(expression)))
            .ToLookup(part => part.Table, StringComparer.Ordinal);
        return
        [
            .. elements
                .Select(made => made.Element)
                .OfType<TableSchema>()
                .Select(table => Table(table, columns[table.Name], [.. parts[table.Name]])),
        ];
    }

    private static TargetTable Table(TableSchema table, IReadOnlyList<TargetColumn> columns, IReadOnlyList<TargetPart> parts)
    {
        var elements = parts.Select(part => part.Element).ToArray();
        return new(
            table with
            {
                Columns = [.. columns.Select(column => column.Schema)],
                ForeignKeys = [.. elements.OfType<ForeignKeySchema>()],
                Indexes = [.. elements.OfType<IndexSchema>()],
                FillFactor = elements.OfType<FillFactorSchema>().SingleOrDefault()?.Percent,
            },
            columns,
            parts
        );
    }

    private static (string Table, SchemaElement Element) Read(IMigrationExpression expression) =>
        expression switch
        {
            CreateTableExpression table => (table.TableName, new TableSchema(table.TableName) { PrimaryKey = PrimaryKey(table.Columns) }),
            CreateForeignKeyExpression { ForeignKey: var key } => (key.ForeignTable, Read(key)),
            CreateConstraintExpression { Constraint: { IsUniqueConstraint: true } unique } => (
                unique.TableName,
                new IndexSchema(unique.ConstraintName, Keys(unique.Columns), IsUnique: true) { IsConstraint = true }
            ),
            CreateIndexExpression { Index: var index } => (
                index.TableName,
                new IndexSchema(index.Name, Keys(index.Columns.Select(column => column.Name)), index.IsUnique)
                {
                    Filter = index.GetAdditionalFeature<string>(PostgresExtensions.IndexFilter),
                }
            ),
            ExecuteSqlStatementExpression { SqlStatement: var sql } when SetFillFactor().Match(sql) is { Success: true } match => (
                match.Groups["table"].Value,
                new FillFactorSchema("fillfactor", int.Parse(match.Groups["percent"].ValueSpan, CultureInfo.InvariantCulture))
            ),
            _ => throw new NotSupportedException($"The adoption does not know what this makes: {expression}."),
        };

    private static PrimaryKeySchema PrimaryKey(IEnumerable<ColumnDefinition> columns)
    {
        var keys = columns.Where(column => column.IsPrimaryKey).ToArray();
        return new(keys[0].PrimaryKeyName, [.. keys.Select(column => column.Name)]);
    }

    private static ForeignKeySchema Read(ForeignKeyDefinition key) =>
        new(key.Name, [.. key.ForeignColumns], key.PrimaryTable, [.. key.PrimaryColumns], Action(key.OnDelete), Action(key.OnUpdate));

    private static IndexKey[] Keys(IEnumerable<string> columns) => [.. columns.Select(column => new IndexKey(column))];

    private static string Action(Rule rule) =>
        rule switch
        {
            Rule.Cascade => "CASCADE",
            Rule.SetNull => "SET NULL",
            Rule.SetDefault => "SET DEFAULT",
            _ => ForeignKeySchema.NoAction,
        };

    private string[] Write(IMigrationExpression expression)
    {
        var steps = new CollectedSteps();
        using var processor = new MigrationProcessor(dialect) { Steps = steps };
        expression.ExecuteWith(processor);
        return [.. steps.Commands.Select(command => command.Trim().TrimEnd(';'))];
    }

    [GeneratedRegex(
        @"^ALTER TABLE (?<table>\w+) SET \(fillfactor = (?<percent>\d+)\)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex SetFillFactor();
}
