using System.Reflection;
using AdFlux.Migrations.Running;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace AdFlux.Migrations.Linting;

/// <summary>What a migration does on a provider.</summary>
internal sealed class LintedMigration
{
    private readonly HashSet<string> _made;

    public LintedMigration(MigrationDefinition definition, MigrationProvider provider)
    {
        IsPostgreSql = provider is MigrationProvider.PostgreSql;
        var migration = definition.Create(IsPostgreSql ? "Npgsql.EntityFrameworkCore.PostgreSQL" : "Microsoft.EntityFrameworkCore.Sqlite");
        Written = migration.UpOperations;
        Operations =
        [
            .. Written.SelectMany(operation => operation is SqlOperation sql ? [sql, .. SqlOperations.Read(sql.Sql)] : new[] { operation }),
        ];
        _made = [.. Operations.OfType<CreateTableOperation>().Select(table => table.Name)];
        // The Down of the base class throws.
        HasDown =
            definition.Type.GetMethod("Down", BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType != typeof(Migration)
            && migration.DownOperations.Count > 0;
    }

    public bool IsPostgreSql { get; }

    /// <summary>The operations as they were written.</summary>
    public IReadOnlyList<MigrationOperation> Written { get; }

    /// <summary>The operations, and those that SQL among them amounts to.</summary>
    public IReadOnlyList<MigrationOperation> Operations { get; }

    public bool HasDown { get; }

    /// <summary>Whether a table was there before, so that others use it and it can hold rows.</summary>
    public bool IsInUse(string table) => !_made.Contains(table);
}
