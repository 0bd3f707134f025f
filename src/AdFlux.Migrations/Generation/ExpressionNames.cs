using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace AdFlux.Migrations.Generation;

/// <summary>The names that an expression gives.</summary>
internal static class ExpressionNames
{
    /// <summary>What PostgreSQL keeps of a name, in bytes of UTF-8; the rest is cut off without an error.</summary>
    public const int MaxBytes = 63;

    public static IEnumerable<string> Of(IMigrationExpression expression) =>
        expression switch
        {
            CreateTableExpression table => [table.TableName, .. table.Columns.SelectMany(Of)],
            CreateColumnExpression column => Of(column.Column),
            CreateIndexExpression index => Given(index.Index.Name),
            CreateForeignKeyExpression foreignKey => Given(foreignKey.ForeignKey.Name),
            CreateConstraintExpression constraint => Given(constraint.Constraint.ConstraintName),
            CreateSequenceExpression sequence => Given(sequence.Sequence.Name),
            CreateSchemaExpression schema => Given(schema.SchemaName),
            RenameTableExpression table => Given(table.NewName),
            RenameColumnExpression column => Given(column.NewName),
            _ => [],
        };

    private static IEnumerable<string> Of(ColumnDefinition column) =>
        Given(column.Name).Concat(column.IsPrimaryKey ? Given(column.PrimaryKeyName) : []);

    private static IEnumerable<string> Given(string? name) => string.IsNullOrEmpty(name) ? [] : [name];
}
