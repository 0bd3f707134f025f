using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Running;

/// <summary>The migrations that a runner knows, in the order of their ids.</summary>
internal sealed class MigrationSet
{
    private readonly MigrationDefinition[] _migrations;

    public MigrationSet(IEnumerable<Type> types) =>
        _migrations = [.. types.Select(MigrationDefinition.Of).OrderBy(migration => migration.Id, StringComparer.Ordinal)];

    /// <summary>The migrations of AdFlux: every migration class in this assembly.</summary>
    public static MigrationSet AdFlux { get; } =
        new(typeof(MigrationSet).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Migration)) && !type.IsAbstract));

    public IReadOnlyList<MigrationDefinition> Migrations => _migrations;

    /// <summary>The ids in a history that this set does not know, in order.</summary>
    public string[] UnknownIn(IEnumerable<string> history) =>
        [.. history.Except(_migrations.Select(migration => migration.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
