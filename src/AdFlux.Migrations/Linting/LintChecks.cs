using System.Text;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdFlux.Migrations.Linting;

/// <summary>Finds where a migration breaks the rules.</summary>
internal static class LintChecks
{
    private const int MaxIdentifierBytes = 63;

    public static IEnumerable<(LintRule Rule, string Subject)> Of(LintedMigration migration) =>
        [
            .. migration.IsPostgreSql ? IndexesMadeUnderLock(migration) : [],
            .. migration.IsPostgreSql ? ConstraintsCheckedUnderLock(migration) : [],
            .. ValuesDemanded(migration),
            .. TypesChanged(migration),
            .. Renamed(migration),
            .. Dropped(migration),
            .. migration.HasDown || migration.Written.Count == 0 ? [] : new[] { (LintRule.MissingDown, "Down") },
            .. migration.IsPostgreSql ? [] : TablesMadeAnew(migration),
            .. NamesTooLong(migration),
            .. NotInTransaction(migration),
        ];

    private static IEnumerable<(LintRule, string)> IndexesMadeUnderLock(LintedMigration migration) =>
        migration
            .Operations.Select(operation =>
                operation switch
                {
                    CreateIndexOperation index when !IsConcurrent(index) => (index.Table, Subject: $"index {index.Name}"),
                    AddUniqueConstraintOperation unique => (unique.Table, Subject: $"unique constraint {unique.Name}"),
                    AddPrimaryKeyOperation key => (key.Table, Subject: $"primary key {key.Name}"),
                    _ => default,
                }
            )
            .Where(made => made.Table is not null && migration.IsInUse(made.Table))
            .Select(made => (LintRule.IndexNotConcurrent, $"{made.Subject} on {made.Table}"));

    private static IEnumerable<(LintRule, string)> ConstraintsCheckedUnderLock(LintedMigration migration) =>
        migration
            .Operations.Select(operation =>
                operation switch
                {
                    AddForeignKeyOperation foreignKey => (foreignKey.Table, Subject: $"foreign key {foreignKey.Name}"),
                    AddCheckConstraintOperation check => (check.Table, Subject: $"check constraint {check.Name}"),
                    _ => default,
                }
            )
            .Where(added => added.Table is not null && migration.IsInUse(added.Table))
            .Select(added => (LintRule.ConstraintValidated, $"{added.Subject} on {added.Table}"));

    private static IEnumerable<(LintRule, string)> ValuesDemanded(LintedMigration migration) =>
        migration
            .Operations.OfType<ColumnOperation>()
            .Where(column => !column.IsNullable && migration.IsInUse(column.Table))
            .Where(column =>
                column switch
                {
                    AddColumnOperation => column is { DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null }
                        && !IsIdentity(column),
                    AlterColumnOperation alter => alter.OldColumn.IsNullable,
                    _ => false,
                }
            )
            .Select(column => (LintRule.NotNullWithoutDefault, Column(column)));

    private static IEnumerable<(LintRule, string)> TypesChanged(LintedMigration migration) =>
        migration
            .Operations.OfType<AlterColumnOperation>()
            .Where(column => migration.IsInUse(column.Table))
            .Where(column =>
                !string.Equals(column.ColumnType, column.OldColumn.ColumnType, StringComparison.OrdinalIgnoreCase)
                || column.ClrType != column.OldColumn.ClrType
                || column.MaxLength != column.OldColumn.MaxLength
                || column.Precision != column.OldColumn.Precision
                || column.Scale != column.OldColumn.Scale
            )
            .Select(column => (LintRule.TypeChange, Column(column)));

    private static IEnumerable<(LintRule, string)> Renamed(LintedMigration migration) =>
        migration
            .Operations.Select(operation =>
                operation switch
                {
                    RenameTableOperation table => (Table: table.Name, Subject: $"table {table.Name}"),
                    RenameColumnOperation column => (column.Table, Subject: $"column {column.Table}.{column.Name}"),
                    _ => default,
                }
            )
            .Where(renamed => renamed.Table is not null && migration.IsInUse(renamed.Table))
            .Select(renamed => (LintRule.Rename, renamed.Subject));

    private static IEnumerable<(LintRule, string)> Dropped(LintedMigration migration) =>
        migration
            .Operations.Select(operation =>
                operation switch
                {
                    DropTableOperation table => (Table: table.Name, Subject: $"table {table.Name}"),
                    DropColumnOperation column => (column.Table, Subject: $"column {column.Table}.{column.Name}"),
                    _ => default,
                }
            )
            .Where(dropped => dropped.Table is not null && migration.IsInUse(dropped.Table))
            .Select(dropped => (LintRule.Drop, dropped.Subject));

    /// <remarks>SQL is what it is: only EF Core makes a table anew of an operation.</remarks>
    private static IEnumerable<(LintRule, string)> TablesMadeAnew(LintedMigration migration) =>
        migration
            .Written.Where(operation =>
                operation
                    is AlterColumnOperation
                        or DropColumnOperation
                        or AddForeignKeyOperation
                        or DropForeignKeyOperation
                        or AddCheckConstraintOperation
                        or DropCheckConstraintOperation
                        or AddUniqueConstraintOperation
                        or DropUniqueConstraintOperation
                        or AddPrimaryKeyOperation
                        or DropPrimaryKeyOperation
            )
            .Cast<ITableMigrationOperation>()
            .Where(operation => migration.IsInUse(operation.Table))
            .Select(operation =>
                (
                    LintRule.SqliteRebuild,
                    $"{operation.GetType().Name.Replace("Operation", "", StringComparison.Ordinal)} on {operation.Table}"
                )
            );

    private static IEnumerable<(LintRule, string)> NamesTooLong(LintedMigration migration) =>
        migration
            .Operations.SelectMany(LintNames.Of)
            .Where(name => Encoding.UTF8.GetByteCount(name) > MaxIdentifierBytes)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (LintRule.IdentifierTooLong, name));

    private static IEnumerable<(LintRule, string)> NotInTransaction(LintedMigration migration)
    {
        var isAlone = migration.Written.Count == 1;
        return migration
            .Written.Select(operation =>
                operation switch
                {
                    CreateIndexOperation index when IsConcurrent(index) && !isAlone => $"index {index.Name} on {index.Table}",
                    SqlOperation { SuppressTransaction: true } sql when !isAlone => Shortened(sql.Sql),
                    SqlOperation { SuppressTransaction: false } sql when SqlOperations.CannotBeInTransaction(sql.Sql) => Shortened(sql.Sql),
                    _ => null,
                }
            )
            .Where(subject => subject is not null)
            .Select(subject => (LintRule.NotInTransaction, subject!));
    }

    private static bool IsConcurrent(CreateIndexOperation index) => index[SqlOperations.Concurrently] is true;

    private static bool IsIdentity(ColumnOperation column) => column["Npgsql:ValueGenerationStrategy"] is not null;

    private static string Column(ColumnOperation column) => $"column {column.Table}.{column.Name}";

    private static string Shortened(string sql)
    {
        var line = string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 80 ? line[..77] + "..." : line;
    }
}
