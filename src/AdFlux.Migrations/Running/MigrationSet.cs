using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Migrations;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>The migrations that a runner knows and that share a history, in the order of their versions.</summary>
internal sealed class MigrationSet
{
    private readonly MigrationDefinition[] _migrations;
    private readonly MigrationDefinition[] _leftOut;

    public MigrationSet(IEnumerable<Type> types)
        : this(HistoryTables.AdFlux, types, leftOut: []) { }

    /// <param name="tables">Where their history is.</param>
    /// <param name="types">The migrations.</param>
    /// <param name="leftOut">Migrations that are known, but not to be applied: their tags are others than those asked for.</param>
    /// <exception cref="ArgumentException">A class is no migration.</exception>
    /// <exception cref="UnsupportedMigrationException">Two have the same version.</exception>
    public MigrationSet(HistoryTables tables, IEnumerable<Type> types, IEnumerable<Type> leftOut)
    {
        Tables = tables;
        _migrations = [.. types.Select(type => MigrationDefinition.Of(type, tables)).OrderBy(migration => migration.Version)];
        _leftOut = [.. leftOut.Select(type => MigrationDefinition.Of(type, tables))];
        // Of those left out, only an id must be one's own: there may be a migration of one version for each of several tags.
        if ((Twice(_migrations, migration => migration.Version) ?? Twice(Known, migration => migration.Id)) is { } twice)
        {
            throw new UnsupportedMigrationException(
                $"{string.Join(" and ", twice.Select(migration => migration.Type))} have the same version {twice[0].Version}: give each its own."
            );
        }
    }

    /// <summary>The migrations of AdFlux: every migration class in this assembly, by name, since a scan loads every type of it.</summary>
    public static MigrationSet AdFlux { get; } = new([typeof(Initial)]);

    public HistoryTables Tables { get; }

    /// <summary>The migrations to apply.</summary>
    public IReadOnlyList<MigrationDefinition> Migrations => _migrations;

    /// <summary>The migrations to apply, and those left out.</summary>
    public IEnumerable<MigrationDefinition> Known => _migrations.Concat(_leftOut);

    /// <summary>FluentMigrator for these migrations.</summary>
    public FluentRunner RunnerFor(MigrationDialect dialect) => new(dialect, Known);

    /// <summary>The ids in a history that this set does not know, in order.</summary>
    public string[] UnknownIn(IEnumerable<string> history) =>
        [.. history.Except(Known.Select(migration => migration.Id), StringComparer.Ordinal).Order(MigrationIdOrder.Instance)];

    private static List<MigrationDefinition>? Twice<TKey>(
        IEnumerable<MigrationDefinition> migrations,
        Func<MigrationDefinition, TKey> key
    ) => migrations.GroupBy(key).FirstOrDefault(same => same.Skip(1).Any())?.ToList();
}
