using System.Reflection;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running;

namespace AdFlux.Migrations.Linting;

/// <summary>Checks migrations for what hurts a database in use; needs no database.</summary>
public static class MigrationLint
{
    /// <summary>Checks migrations of AdFlux, and an application's on top of them.</summary>
    /// <param name="provider">The provider to check for.</param>
    /// <param name="migrationIds">The migrations to check; all when null.</param>
    /// <param name="migrations">The application's own; none when null.</param>
    /// <exception cref="ArgumentException">A migration of the application has a suppression without a reason or of an unknown rule.</exception>
    /// <exception cref="UnsupportedMigrationException">A migration asks the database what is there, or has a script that cannot be read.</exception>
    public static IReadOnlyList<LintFinding> Check(
        MigrationProvider provider,
        IReadOnlyCollection<string>? migrationIds = null,
        ApplicationMigrations? migrations = null
    ) =>
        [
            .. ApplicationMigrations
                .On(migrations)
                .SelectMany(set =>
                    Check(
                        provider,
                        set.Migrations.Where(migration => migrationIds?.Contains(migration.Id, StringComparer.Ordinal) ?? true)
                            .Select(migration => migration.Type)
                    )
                ),
        ];

    /// <summary>Checks every migration of an assembly, public or not: an application can check its own in a test.</summary>
    /// <param name="provider">The provider to check for.</param>
    /// <param name="assembly">The assembly that holds the migrations.</param>
    /// <exception cref="ArgumentException">
    /// A migration has a suppression without a reason or of an unknown rule, or a class has no <c>[Migration]</c>.
    /// </exception>
    /// <exception cref="UnsupportedMigrationException">
    /// A migration asks the database what is there, has a script that cannot be read, cannot be loaded, or would not run, such as a profile.
    /// </exception>
    public static IReadOnlyList<LintFinding> Check(MigrationProvider provider, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Check(provider, MigrationTypes.WithoutVersion(assembly).Concat(MigrationTypes.Of(assembly)));
    }

    /// <summary>Checks migrations by their classes.</summary>
    /// <param name="provider">The provider to check for.</param>
    /// <param name="migrations">The migration classes of FluentMigrator; they need not be public.</param>
    /// <exception cref="ArgumentException">
    /// A class is no migration or has no <c>[Migration]</c>, or a suppression without a reason or of an unknown rule.
    /// </exception>
    /// <exception cref="UnsupportedMigrationException">A migration asks the database what is there, or has a script that cannot be read.</exception>
    public static IReadOnlyList<LintFinding> Check(MigrationProvider provider, IEnumerable<Type> migrations)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        MigrationDefinition[] definitions =
        [
            .. migrations
                .Select(MigrationDefinition.Of)
                .OrderBy(migration => migration.Version)
                .ThenBy(migration => migration.Id, StringComparer.Ordinal),
        ];
        using var runner = new FluentRunner(MigrationDialect.Of(provider), definitions);
        return [.. definitions.SelectMany(migration => Check(provider, migration, runner))];
    }

    private static IEnumerable<LintFinding> Check(MigrationProvider provider, MigrationDefinition definition, FluentRunner runner)
    {
        var suppressions = definition.Type.GetCustomAttributes<LintSuppressionAttribute>().ToList();
        return LintChecks
            .Of(new LintedMigration(definition, provider, runner))
            .Select(broken => new LintFinding(
                definition.Id,
                provider,
                broken.Rule,
                broken.Subject,
                suppressions.Find(suppression => string.Equals(suppression.RuleId, broken.Rule.Id, StringComparison.Ordinal))?.Reason
            ));
    }
}
