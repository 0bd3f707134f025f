using System.Reflection;
using AdFlux.Migrations.Running;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Linting;

/// <summary>Checks migrations for what hurts a database in use; needs no database.</summary>
public static class MigrationLint
{
    /// <summary>Checks migrations of AdFlux.</summary>
    /// <param name="provider">The provider to check for.</param>
    /// <param name="migrationIds">The migrations to check; all when null.</param>
    public static IReadOnlyList<LintFinding> Check(MigrationProvider provider, IReadOnlyCollection<string>? migrationIds = null) =>
        Check(
            provider,
            MigrationSet
                .AdFlux.Migrations.Where(migration => migrationIds?.Contains(migration.Id, StringComparer.Ordinal) ?? true)
                .Select(migration => migration.Type)
        );

    /// <summary>Checks every migration of an assembly: an application can check its own in a test.</summary>
    /// <param name="provider">The provider to check for.</param>
    /// <param name="assembly">The assembly that holds the migrations.</param>
    /// <exception cref="ArgumentException">A migration has a suppression without a reason or of an unknown rule, or has no id.</exception>
    public static IReadOnlyList<LintFinding> Check(MigrationProvider provider, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Check(provider, assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Migration)) && !type.IsAbstract));
    }

    /// <summary>Checks migrations by their classes.</summary>
    /// <param name="provider">The provider to check for.</param>
    /// <param name="migrations">The migration classes of EF Core.</param>
    /// <exception cref="ArgumentException">A class is no migration or has no id, or a suppression without a reason or of an unknown rule.</exception>
    public static IReadOnlyList<LintFinding> Check(MigrationProvider provider, IEnumerable<Type> migrations)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        return
        [
            .. migrations
                .Select(MigrationDefinition.Of)
                .OrderBy(migration => migration.Id, StringComparer.Ordinal)
                .SelectMany(migration => Check(provider, migration)),
        ];
    }

    private static IEnumerable<LintFinding> Check(MigrationProvider provider, MigrationDefinition definition)
    {
        var suppressions = definition.Type.GetCustomAttributes<LintSuppressionAttribute>().ToList();
        return LintChecks
            .Of(new LintedMigration(definition, provider))
            .Select(broken => new LintFinding(
                definition.Id,
                provider,
                broken.Rule,
                broken.Subject,
                suppressions.Find(suppression => string.Equals(suppression.RuleId, broken.Rule.Id, StringComparison.Ordinal))?.Reason
            ));
    }
}
