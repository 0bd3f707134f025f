using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>What a run is to do with the migrations of one set, by their history.</summary>
internal sealed class SetPlan(KnownHistory known, MigrationOptions options)
{
    private readonly HistorySnapshot _history = known.Snapshot;

    /// <summary>Applies everything that is pending.</summary>
    /// <exception cref="DatabaseNewerException">The history holds a migration that is not in the set.</exception>
    /// <exception cref="MigrationOrderException">A pending migration is older than an applied one.</exception>
    public IReadOnlyList<PlannedMigration> Up()
    {
        ThrowIfNewer(options.AllowNewer);
        return Pending(known.Migrations, _history.Applied.Keys);
    }

    /// <summary>Reverts everything later than what the database is to keep, newest first.</summary>
    /// <exception cref="DatabaseNewerException">The history holds a migration that is not in the set.</exception>
    /// <exception cref="UnknownMigrationException">The history does not hold the target.</exception>
    public IReadOnlyList<PlannedMigration> Down(string target)
    {
        ThrowIfNewer(isAllowed: false);
        return IsEmpty(target) || _history.Applied.ContainsKey(target)
            ? Reverted(target)
            : throw UnknownMigrationException.NotApplied(target, [.. _history.Applied.Keys.Order(MigrationIdOrder.Instance)]);
    }

    /// <summary>Reverts what is later than the target, and applies the rest up to it.</summary>
    /// <exception cref="DatabaseNewerException">The history holds a migration that is not in the set.</exception>
    /// <exception cref="UnknownMigrationException">The set does not hold the target.</exception>
    /// <exception cref="RevertNotAllowedException">Something is to be reverted, and may not.</exception>
    /// <exception cref="MigrationOrderException">A pending migration is older than an applied one.</exception>
    public IReadOnlyList<PlannedMigration> To(string target)
    {
        if (!IsEmpty(target) && !known.KnownIds.Contains(target, StringComparer.Ordinal))
        {
            throw UnknownMigrationException.NotInThisVersion(target, known.KnownIds);
        }

        var reverted = Reverted(target);
        ThrowIfNewer(options.AllowNewer && reverted.Count == 0);
        if (reverted.Count > 0 && !options.AllowReverting)
        {
            throw new RevertNotAllowedException(target, [.. reverted.Select(step => step.Definition.Id)]);
        }

        var kept = _history.Applied.Keys.Except(reverted.Select(step => step.Definition.Id), StringComparer.Ordinal);
        return [.. reverted, .. Pending(known.Migrations.Where(migration => !IsLater(migration.Id, target)), kept)];
    }

    public static bool IsEmpty(string target) => string.Equals(target, AdFluxMigrator.EmptyDatabase, StringComparison.Ordinal);

    private static bool IsLater(string id, string target) => IsEmpty(target) || MigrationIdOrder.Instance.Compare(id, target) > 0;

    private void ThrowIfNewer(bool isAllowed)
    {
        if (!isAllowed && known.UnknownIds is { Count: > 0 } unknown)
        {
            throw new DatabaseNewerException(unknown);
        }
    }

    private IReadOnlyList<PlannedMigration> Reverted(string target)
    {
        var there = _history.Applied.Keys.Concat(_history.HalfReverted).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. known
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
            && present.Max(MigrationIdOrder.Instance) is { } last
            && MigrationIdOrder.Instance.Compare(pending[0].Id, last) < 0
        )
        {
            throw new MigrationOrderException(pending[0].Id, last);
        }

        return [.. pending.Select(migration => new PlannedMigration(migration, MigrationDirection.Up))];
    }
}
