using System.Data;
using FluentMigrator;
using FluentMigrator.Model;
using FluentMigrator.Runner.Generators.Base;

namespace AdFlux.Migrations.Generation.Sqlite;

/// <summary>Columns inside CREATE TABLE and ADD COLUMN, with every constraint under its name.</summary>
internal sealed class SqliteColumnSql(SqliteValues values) : ColumnBase<SqliteTypes>(new SqliteTypes(), values)
{
    /// <summary>What FluentMigrator puts before the name of a foreign key that its table holds already, and then leaves out.</summary>
    public const string Written = "$$IGNORE$$_";

    /// <summary>The columns and constraints of a table.</summary>
    public override string Generate(IEnumerable<ColumnDefinition> columns, string tableName)
    {
        var all = columns.ToList();
        var foreignKeys = string.Concat(
            all.Where(HasForeignKey).Select(column => ", " + FormatForeignKey(WithoutSchema(column), GenerateForeignKeyName))
        );
        Mark(all);
        return base.Generate(all, tableName) + foreignKeys;
    }

    /// <summary>A column that is added to a table.</summary>
    public string Added(ColumnDefinition column)
    {
        var reference = HasForeignKey(column) ? Reference(WithoutSchema(column)) : "";
        Mark([column]);
        return Generate(column) + reference;
    }

    public override bool ShouldPrimaryKeysBeAddedSeparately(IEnumerable<ColumnDefinition> primaryKeyColumns) =>
        base.ShouldPrimaryKeysBeAddedSeparately(primaryKeyColumns) && !primaryKeyColumns.Any(column => column.IsIdentity);

    protected override string FormatIdentity(ColumnDefinition column) => column.IsIdentity ? "AUTOINCREMENT" : "";

    /// <remarks>AUTOINCREMENT stands with the key on its column.</remarks>
    protected override string FormatPrimaryKey(ColumnDefinition column) =>
        column.IsPrimaryKey ? $"CONSTRAINT {Quoter.QuoteConstraintName(column.PrimaryKeyName)} PRIMARY KEY" : "";

    /// <remarks>SQLite compares byte by byte unless told otherwise, which is what PostgreSQL calls "C".</remarks>
    protected override string FormatCollation(ColumnDefinition column) =>
        column.CollationName is SqliteMigrationDialect.Ordinal ? "" : base.FormatCollation(column);

    protected override string FormatDefaultValue(ColumnDefinition column) =>
        (column.Type, column.DefaultValue) switch
        {
            (DbType.Date, SystemMethods.CurrentUTCDateTime) => $"DEFAULT {SqliteValues.Today}",
            (DbType.Time, SystemMethods.CurrentUTCDateTime) => $"DEFAULT {SqliteValues.TimeOfDay}",
            (DbType.Date, DateTime day) => $"DEFAULT {Quoter.QuoteValue(DateOnly.FromDateTime(day))}",
            _ => base.FormatDefaultValue(column),
        };

    protected override string FormatExpression(ColumnDefinition column) =>
        column.Expression is null ? "" : $"GENERATED ALWAYS AS ({column.Expression}) {(column.ExpressionStored ? "STORED" : "VIRTUAL")}";

    private static bool HasForeignKey(ColumnDefinition column) => column is { IsForeignKey: true, ForeignKey: not null };

    private static ForeignKeyDefinition WithoutSchema(ColumnDefinition column)
    {
        var foreignKey = (ForeignKeyDefinition)column.ForeignKey.Clone();
        foreignKey.PrimaryTableSchema = "";
        return foreignKey;
    }

    private static void Mark(IEnumerable<ColumnDefinition> columns)
    {
        foreach (var column in columns.Where(HasForeignKey))
        {
            column.ForeignKey.Name = Written + column.ForeignKey.Name;
        }
    }

    private string Reference(ForeignKeyDefinition foreignKey) =>
        $" CONSTRAINT {Quoter.QuoteConstraintName(foreignKey.Name)} REFERENCES {Quoter.QuoteTableName(foreignKey.PrimaryTable)} "
        + $"({string.Join(", ", foreignKey.PrimaryColumns.Select(Quoter.QuoteColumnName))})"
        + FormatCascade("DELETE", foreignKey.OnDelete)
        + FormatCascade("UPDATE", foreignKey.OnUpdate);
}
