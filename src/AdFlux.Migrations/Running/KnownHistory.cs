using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>A set of migrations and what a database holds of it.</summary>
internal sealed record KnownHistory(MigrationSet Set, HistorySnapshot Snapshot)
{
    /// <summary>The migrations to apply, and those that are there though they are not to be applied any more, in the order of their versions.</summary>
    public IReadOnlyList<MigrationDefinition> Migrations { get; } =
    [
        .. Set
            .Known.Where(migration => Set.Migrations.Contains(migration) || Snapshot.IsThere(migration.Id))
            .OrderBy(migration => migration.Version)
            .ThenBy(migration => migration.Id, StringComparer.Ordinal),
    ];

    public IReadOnlyList<string> UnknownIds => Set.UnknownIn(Snapshot.Applied.Keys);

    public IEnumerable<string> KnownIds => Migrations.Select(migration => migration.Id);

    public bool Holds(string id) => Snapshot.Applied.ContainsKey(id) || KnownIds.Contains(id, StringComparer.Ordinal);
}
