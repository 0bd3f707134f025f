using AdFlux.Migrations.Faults;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AdFlux.Migrations.Running;

/// <summary>The migrations that a runner knows, in the order of their ids, and what is to be done with them on a database.</summary>
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

    /// <summary>What is to be applied on top of a history.</summary>
    /// <exception cref="DatabaseNewerException">The history holds a migration that is not in this set.</exception>
    /// <exception cref="MigrationOrderException">A pending migration is older than an applied one.</exception>
    public IReadOnlyList<MigrationDefinition> PendingAfter(IReadOnlySet<string> history)
    {
        ThrowIfNewer(history);
        var pending = _migrations.Where(migration => !history.Contains(migration.Id)).ToArray();
        if (pending.Length > 0 && history.Max(StringComparer.Ordinal) is { } last && string.CompareOrdinal(pending[0].Id, last) < 0)
        {
            throw new MigrationOrderException(pending[0].Id, last);
        }

        return pending;
    }

    /// <summary>What is to be reverted from a history, newest first, until a target is its last.</summary>
    /// <exception cref="DatabaseNewerException">The history holds a migration that is not in this set.</exception>
    /// <exception cref="UnknownMigrationException">The history does not hold the target.</exception>
    public IReadOnlyList<MigrationDefinition> AppliedAfter(string target, IReadOnlySet<string> history)
    {
        ThrowIfNewer(history);
        if (string.Equals(target, AdFluxMigrator.EmptyDatabase, StringComparison.Ordinal))
        {
            target = "";
        }
        else if (!history.Contains(target))
        {
            throw new UnknownMigrationException(target, [.. history.Order(StringComparer.Ordinal)]);
        }

        return
        [
            .. _migrations.Where(migration => history.Contains(migration.Id) && string.CompareOrdinal(migration.Id, target) > 0).Reverse(),
        ];
    }

    private void ThrowIfNewer(IReadOnlySet<string> history)
    {
        if (UnknownIn(history) is { Length: > 0 } unknown)
        {
            throw new DatabaseNewerException(unknown);
        }
    }
}
