using System.Reflection;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.History;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Infrastructure;

namespace AdFlux.Migrations;

/// <summary>
/// An application's own migrations: classes of FluentMigrator, which run after AdFlux's, under the same lock, each in a transaction with its history
/// row in <c>adflux_application_migrations</c>.
/// </summary>
/// <remarks>
/// A migration's id is its version and the name of its class, such as <c>20270115093000_AddNotes</c>. They are applied in the order of their versions.
/// What their database cannot do, or FluentMigrator would leave out there, is refused before anything runs.
/// </remarks>
public sealed class ApplicationMigrations
{
    /// <summary>The given classes.</summary>
    /// <param name="migrations">Classes with a <c>[Migration]</c> that derive from FluentMigrator's <c>Migration</c>.</param>
    /// <exception cref="UnsupportedMigrationException">A class is none, or two have the same version, or one has the id of a migration of AdFlux.</exception>
    public ApplicationMigrations(IEnumerable<Type> migrations)
        : this(Checked(migrations), leftOut: []) { }

    private ApplicationMigrations(IEnumerable<Type> migrations, IEnumerable<Type> leftOut)
    {
        Set = new(HistoryTables.Application, migrations, leftOut);
        if (Set.Known.FirstOrDefault(migration => migration.Id.Length > HistoryTables.LongestId || migration.Version <= 0) is { } unfit)
        {
            throw new UnsupportedMigrationException(
                $"{unfit.Type} has the id {unfit.Id}: a version is above 0, and with the name of the class it has at most {HistoryTables.LongestId} characters."
            );
        }

        var taken = Set.Known.FirstOrDefault(migration =>
            MigrationSet.AdFlux.Migrations.Any(own => string.Equals(own.Id, migration.Id, StringComparison.Ordinal))
        );
        if (taken is not null)
        {
            throw new UnsupportedMigrationException(
                $"{taken.Type} has the id {taken.Id} of a migration of AdFlux: give it another version."
            );
        }
    }

    /// <summary>The migrations of assemblies, public or not.</summary>
    /// <param name="assemblies">The assemblies.</param>
    /// <param name="tags">
    /// Of the migrations with <c>[Tags]</c>, those to apply: those that have all of these, or one of these where <c>[Tags]</c> says <c>RequireAny</c>; none
    /// when left out. A migration without tags is always applied. One that was applied by its tag stays known without it, and is reverted in its turn.
    /// </param>
    /// <exception cref="UnsupportedMigrationException">
    /// There is no migration, two have the same version, a class cannot be loaded, or there is one that would not run: a profile, a maintenance
    /// migration, or one with a constraint.
    /// </exception>
    public static ApplicationMigrations In(IReadOnlyCollection<Assembly> assemblies, IReadOnlyCollection<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        var types = assemblies.SelectMany(MigrationTypes.Of).ToList();
        if (types.Count == 0)
        {
            throw new UnsupportedMigrationException(
                $"{string.Join(" and ", assemblies.Select(assembly => assembly.GetName().Name))} holds no migration: "
                    + "a class with [Migration] that derives from FluentMigrator's Migration."
            );
        }

        var wanted = types.ToLookup(type =>
            DefaultMigrationRunnerConventions.Instance.HasRequestedTags(type, [.. tags ?? []], includeUntagged: true)
        );
        return new(wanted[true], wanted[false]);
    }

    /// <inheritdoc cref="In(IReadOnlyCollection{Assembly}, IReadOnlyCollection{string})"/>
    /// <param name="assembly">The assembly.</param>
    /// <param name="tags">Of the migrations with <c>[Tags]</c>, those to apply.</param>
    public static ApplicationMigrations In(Assembly assembly, params IReadOnlyCollection<string> tags) => In([assembly], tags);

    internal MigrationSet Set { get; }

    private static List<Type> Checked(IEnumerable<Type> migrations)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        var types = migrations.ToList();
        return types.Find(type => !MigrationTypes.IsMigration(type)) is { } other
            ? throw new UnsupportedMigrationException($"{other} is no migration: it has no [Migration].")
            : types;
    }

    /// <summary>AdFlux's migrations, and the application's on top of them.</summary>
    internal static IReadOnlyList<MigrationSet> On(ApplicationMigrations? application) =>
        application is null ? [MigrationSet.AdFlux] : [MigrationSet.AdFlux, application.Set];
}
