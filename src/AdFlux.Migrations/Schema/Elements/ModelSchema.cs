using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace AdFlux.Migrations.Schema.Elements;

/// <summary>The tables that a context's model wants, parents before children.</summary>
internal static class ModelSchema
{
    public static IReadOnlyList<TableSchema> Of(DbContext context)
    {
        var tables = context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables;
        var literals = context.GetService<IRelationalTypeMappingSource>();
        return ParentsFirst([.. tables.Select(table => Read(table, literals)).OrderBy(table => table.Name, StringComparer.Ordinal)]);
    }

    private static TableSchema Read(ITable table, IRelationalTypeMappingSource literals) =>
        new(table.Name)
        {
            Columns = [.. table.Columns.OrderBy(Position).Select(column => Read(column, literals))],
            PrimaryKey = table.PrimaryKey is { } key ? new(key.Name, Names(key.Columns)) : null,
            ForeignKeys = [.. table.ForeignKeyConstraints.Select(Read).OrderBy(foreignKey => foreignKey.Name, StringComparer.Ordinal)],
            Indexes =
            [
                .. table
                    .UniqueConstraints.Where(constraint => !constraint.GetIsPrimaryKey())
                    .Select(constraint => new IndexSchema(constraint.Name, Keys(constraint.Columns), IsUnique: true))
                    .Concat(table.Indexes.Select(Read))
                    .OrderBy(index => index.Name, StringComparer.Ordinal),
            ],
            Checks = [.. table.CheckConstraints.Select(check => new CheckSchema(check.Name!, check.Sql))],
            FillFactor = table.FindAnnotation("Npgsql:StorageParameter:fillfactor")?.Value is { } percent
                ? Convert.ToInt32(percent, CultureInfo.InvariantCulture)
                : null,
        };

    /// <summary>Columns in the order of the entity's properties, as CREATE TABLE has them, and not in that of the alphabet.</summary>
    private static int Position(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        return property.DeclaringType.GetProperties().TakeWhile(other => other != property).Count();
    }

    private static ColumnSchema Read(IColumn column, IRelationalTypeMappingSource literals) =>
        new(column.Name, column.StoreType, column.IsNullable)
        {
            Default = column.DefaultValueSql ?? Literal(column, literals),
            Collation = column.Collation,
            Generation = Generation(column),
        };

    /// <remarks>The value is the converted one, which the column's own mapping would convert again.</remarks>
    private static string? Literal(IColumn column, IRelationalTypeMappingSource literals) =>
        column.TryGetDefaultValue(out var value) && value is not null
            ? literals.FindMapping(value.GetType())!.GenerateSqlLiteral(value)
            : null;

    private static KeyGeneration Generation(IColumn column) =>
        column.FindAnnotation("Npgsql:ValueGenerationStrategy")?.Value is NpgsqlValueGenerationStrategy.IdentityByDefaultColumn
            ? KeyGeneration.Identity
        : column.FindAnnotation("Sqlite:Autoincrement")?.Value is true ? KeyGeneration.AutoIncrement
        : KeyGeneration.None;

    private static ForeignKeySchema Read(IForeignKeyConstraint foreignKey) =>
        new(
            foreignKey.Name,
            Names(foreignKey.Columns),
            foreignKey.PrincipalTable.Name,
            Names(foreignKey.PrincipalColumns),
            foreignKey.OnDeleteAction switch
            {
                ReferentialAction.Cascade => "CASCADE",
                ReferentialAction.Restrict => "RESTRICT",
                ReferentialAction.SetNull => "SET NULL",
                ReferentialAction.SetDefault => "SET DEFAULT",
                _ => ForeignKeySchema.NoAction,
            },
            ForeignKeySchema.NoAction
        );

    private static IndexSchema Read(ITableIndex index) => new(index.Name, Keys(index.Columns), index.IsUnique) { Filter = index.Filter };

    private static string[] Names(IEnumerable<IColumnBase> columns) => [.. columns.Select(column => column.Name)];

    private static IndexKey[] Keys(IEnumerable<IColumnBase> columns) => [.. columns.Select(column => new IndexKey(column.Name))];

    private static List<TableSchema> ParentsFirst(List<TableSchema> tables)
    {
        var ordered = new List<TableSchema>();
        while (tables.Count > 0)
        {
            var next =
                tables.Find(table =>
                    table.ForeignKeys.All(foreignKey =>
                        !tables.Exists(other => other != table && string.Equals(other.Name, foreignKey.Parent, StringComparison.Ordinal))
                    )
                ) ?? throw new NotSupportedException("Tables that refer to each other in a circle have no order.");
            tables.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}
