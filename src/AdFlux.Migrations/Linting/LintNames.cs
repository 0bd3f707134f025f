using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdFlux.Migrations.Linting;

/// <summary>The names that an operation gives.</summary>
internal static class LintNames
{
    public static IEnumerable<string> Of(MigrationOperation operation) =>
        operation switch
        {
            CreateTableOperation table =>
            [
                table.Name,
                .. table.Columns.Select(column => column.Name),
                .. Constraints(table).OfType<string>(),
            ],
            AddColumnOperation column => [column.Name],
            CreateIndexOperation index => [index.Name],
            AddForeignKeyOperation foreignKey => [foreignKey.Name],
            AddCheckConstraintOperation check => [check.Name],
            AddUniqueConstraintOperation unique => [unique.Name],
            AddPrimaryKeyOperation key => [key.Name],
            RenameTableOperation { NewName: { } name } => [name],
            RenameColumnOperation { NewName: { } name } => [name],
            RenameIndexOperation { NewName: { } name } => [name],
            _ => [],
        };

    private static IEnumerable<string?> Constraints(CreateTableOperation table) =>
        [
            table.PrimaryKey?.Name,
            .. table.ForeignKeys.Select(foreignKey => foreignKey.Name),
            .. table.UniqueConstraints.Select(unique => unique.Name),
            .. table.CheckConstraints.Select(check => check.Name),
        ];
}
