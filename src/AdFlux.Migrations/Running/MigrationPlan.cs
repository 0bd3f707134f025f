using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>What a run is to do on a database, by its history.</summary>
internal sealed class MigrationPlan(MigrationSet migrations, HistorySnapshot history, MigrationOptions options)
{
    /// <summary>Applies everything that is pending.</summary>
    /// <exception cref="DatabaseNewerException">The history holds a migration that is not in the set.</exception>
    /// <exception cref="MigrationOrderException">A pending migration is older than an applied one.</exception>
    public IReadOnlyList<PlannedMigration> Up()
    {
        ThrowIfNewer(options.AllowNewer);
        return Pending(migrations.Migrations, history.Applied.Keys);
    }

    /// <summary>Reverts everything later than what the database is to keep, newest first.</summary>
    /// <exception cref="DatabaseNewerException">The history holds a migration that is not in the set.</exception>
    /// <exception cref="UnknownMigrationException">The history does not hold the target.</exception>
    public IReadOnlyList<PlannedMigration> Down(string target)
    {
        ThrowIfNewer(isAllowed: false);
        return IsEmpty(target) || history.Applied.ContainsKey(target)
            ? Reverted(target)
            : throw UnknownMigrationException.NotApplied(target, [.. history.Applied.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Reverts what is later than the target, and applies the rest up to it.</summary>
    /// <exception cref="DatabaseNewerException">The history holds a migration that is not in the set.</exception>
    /// <exception cref="UnknownMigrationException">The set does not hold the target.</exception>
    /// <exception cref="RevertNotAllowedException">Something is to be reverted, and may not.</exception>
    /// <exception cref="MigrationOrderException">A pending migration is older than an applied one.</exception>
    public IReadOnlyList<PlannedMigration> To(string target)
    {
        if (!IsEmpty(target) && !migrations.Migrations.Any(migration => string.Equals(migration.Id, target, StringComparison.Ordinal)))
        {
            throw UnknownMigrationException.NotInThisVersion(target, migrations.Migrations.Select(migration => migration.Id));
        }

        var reverted = Reverted(target);
        ThrowIfNewer(options.AllowNewer && reverted.Count == 0);
        if (reverted.Count > 0 && !options.AllowReverting)
        {
            throw new RevertNotAllowedException(target, [.. reverted.Select(step => step.Definition.Id)]);
        }

        var kept = history.Applied.Keys.Except(reverted.Select(step => step.Definition.Id), StringComparer.Ordinal);
        return [.. reverted, .. Pending(migrations.Migrations.Where(migration => !IsLater(migration.Id, target)), kept)];
    }

    private static bool IsEmpty(string target) => string.Equals(target, AdFluxMigrator.EmptyDatabase, StringComparison.Ordinal);

    private static bool IsLater(string id, string target) => IsEmpty(target) || string.CompareOrdinal(id, target) > 0;

    private void ThrowIfNewer(bool isAllowed)
    {
        if (!isAllowed && migrations.UnknownIn(history.Applied.Keys) is { Length: > 0 } unknown)
        {
            throw new DatabaseNewerException(unknown);
        }
    }

    private IReadOnlyList<PlannedMigration> Reverted(string target)
    {
        var there = history.Applied.Keys.Concat(history.HalfReverted).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. migrations
                .Migrations.Where(migration => there.Contains(migration.Id) && IsLater(migration.Id, target))
                .Reverse()
                .Select(migration => new PlannedMigration(migration, MigrationDirection.Down)),
        ];
    }

    private PlannedMigration[] Pending(IEnumerable<MigrationDefinition> wanted, IEnumerable<string> kept)
    {
        var present = kept.ToHashSet(StringComparer.Ordinal);
        var pending = wanted.Where(migration => !present.Contains(migration.Id)).ToArray();
        if (
            !options.AllowOutOfOrder
            && pending.Length > 0
            && present.Max(StringComparer.Ordinal) is { } last
            && string.CompareOrdinal(pending[0].Id, last) < 0
        )
        {
            throw new MigrationOrderException(pending[0].Id, last);
        }

        return [.. pending.Select(migration => new PlannedMigration(migration, MigrationDirection.Up))];
    }
}
