using AdFlux.Migrations.Faults;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure.Extensions;
using FluentMigrator.Postgres;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Generators.SQLite;
using Microsoft.Extensions.Options;

namespace AdFlux.Migrations.Generation.Sqlite;

/// <summary>FluentMigrator's generator for SQLite, where it would leave something out.</summary>
internal sealed class SqliteSqlGenerator : SQLiteGenerator
{
    private readonly SqliteColumnSql _column;

    public SqliteSqlGenerator()
        : this(new()) { }

    private SqliteSqlGenerator(SqliteValues values)
        : base(values, new OptionsWrapper<GeneratorOptions>(new() { CompatibilityMode = CompatibilityMode.STRICT })) =>
        _column = new(values);

    public override string Generate(CreateTableExpression expression)
    {
        var table = Quoter.QuoteTableName(expression.TableName);
        return FormatStatement(CreateTable, table, _column.Generate(expression.Columns, table));
    }

    public override string Generate(CreateColumnExpression expression) =>
        FormatStatement(AddColumn, Quoter.QuoteTableName(expression.TableName), _column.Added(expression.Column));

    /// <remarks>Nothing for a foreign key that its table or column was written with.</remarks>
    public override string Generate(CreateForeignKeyExpression expression) =>
        expression.ForeignKey.Name.StartsWith(SqliteColumnSql.Written, StringComparison.Ordinal)
            ? ""
            : throw new UnsupportedMigrationException(
                "SQLite has a foreign key only on the column that it makes: write ForeignKey(...) inside Create.Table or Create.Column."
            );

    /// <remarks>FluentMigrator leaves the filter out. That an index is made concurrently means nothing here, where one writes at a time.</remarks>
    public override string Generate(CreateIndexExpression expression)
    {
        var index = base.Generate(expression);
        return expression.Index.GetAdditionalFeature<string>(PostgresExtensions.IndexFilter) is { Length: > 0 } filter
            ? $"{index.TrimEnd(';')} WHERE {filter};"
            : index;
    }
}
