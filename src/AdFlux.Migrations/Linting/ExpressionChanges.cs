using FluentMigrator.Expressions;
using FluentMigrator.Model;
using FluentMigrator.Postgres;

namespace AdFlux.Migrations.Linting;

/// <summary>Reads what the expressions of one migration change. A column with an index or a foreign key on it is several expressions.</summary>
/// <param name="migration">The expressions.</param>
internal sealed class ExpressionChanges(IEnumerable<IMigrationExpression> migration)
{
    private readonly CreateColumnExpression[] _added = [.. migration.OfType<CreateColumnExpression>()];

    public IEnumerable<LintedChange> Of(IMigrationExpression expression) =>
        expression switch
        {
            CreateTableExpression table => [LintedChange.TableMade(table.TableName)],
            RenameTableExpression table => [LintedChange.OfTable(LintRule.Rename, table.OldName, table.NewName)],
            DeleteTableExpression table => [LintedChange.OfTable(LintRule.Drop, table.TableName)],
            CreateColumnExpression column => [Added(column)],
            AlterColumnExpression column => Altered(column),
            AlterDefaultConstraintExpression column => [LintedChange.OnlyWithRebuild("AlterColumn", column.TableName)],
            DeleteDefaultConstraintExpression column => [LintedChange.OnlyWithRebuild("AlterColumn", column.TableName)],
            RenameColumnExpression column => [LintedChange.OfColumn(LintRule.Rename, column.TableName, column.OldName, column.NewName)],
            DeleteColumnExpression column => column.ColumnNames.Select(name =>
                LintedChange.OfColumn(LintRule.Drop, column.TableName, name)
            ),
            CreateIndexExpression { Index: var index } => [LintedChange.IndexMade(index.TableName, index.Name, IsConcurrent(index))],
            CreateConstraintExpression { Constraint: var constraint } => Added(constraint),
            DeleteConstraintExpression { Constraint: { IsPrimaryKeyConstraint: true } key } =>
            [
                LintedChange.OnlyWithRebuild("DropPrimaryKey", key.TableName),
            ],
            CreateForeignKeyExpression { ForeignKey: var foreignKey } => Added(foreignKey),
            DeleteForeignKeyExpression { ForeignKey: var foreignKey } =>
            [
                LintedChange.OnlyWithRebuild("DropForeignKey", foreignKey.ForeignTable),
            ],
            _ => [],
        };

    public static bool IsConcurrent(IndexDefinition index) =>
        index.AdditionalFeatures.TryGetValue(PostgresExtensions.Concurrently, out var feature)
        && feature is PostgresIndexConcurrentlyDefinition { IsConcurrently: true };

    /// <remarks>FluentMigrator writes NOT NULL unless a column says otherwise.</remarks>
    private static LintedChange Added(CreateColumnExpression column) =>
        LintedChange.OfColumn(
            column.Column.IsNullable is not true && !HasValue(column.Column) ? LintRule.NotNullWithoutDefault : null,
            column.TableName,
            column.Column.Name,
            column.Column.Name
        );

    /// <remarks>
    /// The expression always has a type, and not the one before. What the migration adds with <c>SetExistingRowsTo</c> is altered too: only to
    /// demand a value, once every row has one.
    /// </remarks>
    private IEnumerable<LintedChange> Altered(AlterColumnExpression column)
    {
        var (table, name) = (column.TableName, column.Column.Name);
        var added = Array.Find(_added, other => (other.TableName, other.Column.Name) == (table, name));
        if (added is null)
        {
            yield return LintedChange.OfColumn(LintRule.TypeChange, table, name);
        }

        if (column.Column.IsNullable is false && !(added is not null && HasValue(added.Column)))
        {
            yield return LintedChange.OfColumn(LintRule.NotNullWithoutDefault, table, name);
        }

        yield return LintedChange.OnlyWithRebuild("AlterColumn", table);
    }

    private static IEnumerable<LintedChange> Added(ConstraintDefinition constraint) =>
        constraint.IsPrimaryKeyConstraint
            ?
            [
                LintedChange.ConstraintAdded(LintRule.IndexNotConcurrent, "primary key", constraint.TableName, constraint.ConstraintName),
                LintedChange.OnlyWithRebuild("AddPrimaryKey", constraint.TableName),
            ]
            :
            [
                LintedChange.ConstraintAdded(
                    LintRule.IndexNotConcurrent,
                    "unique constraint",
                    constraint.TableName,
                    constraint.ConstraintName
                ),
            ];

    /// <remarks>SQLite takes a foreign key with the column that it adds.</remarks>
    private IEnumerable<LintedChange> Added(ForeignKeyDefinition foreignKey) =>
        [
            LintedChange.ConstraintAdded(LintRule.ConstraintValidated, "foreign key", foreignKey.ForeignTable, foreignKey.Name),
            .. Array.Exists(_added, column => ReferenceEquals(column.Column.ForeignKey, foreignKey))
                ? Array.Empty<LintedChange>()
                : [LintedChange.OnlyWithRebuild("AddForeignKey", foreignKey.ForeignTable)],
        ];

    private static bool HasValue(ColumnDefinition column) =>
        column.DefaultValue is not (null or ColumnDefinition.UndefinedDefaultValue) || column.IsIdentity || column.Expression is not null;
}
