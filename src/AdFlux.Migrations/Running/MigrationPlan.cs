using AdFlux.Migrations.Faults;

namespace AdFlux.Migrations.Running;

/// <summary>What a run is to do on a database: AdFlux's migrations first, and the application's after all of them.</summary>
internal sealed class MigrationPlan(IReadOnlyList<KnownHistory> histories, MigrationOptions options)
{
    /// <inheritdoc cref="SetPlan.Up"/>
    public IReadOnlyList<PlannedMigration> Up() => [.. histories.SelectMany(history => Of(history).Up())];

    /// <summary>Reverts what is later than the target, newest first: of a target of AdFlux's, all of the application's is.</summary>
    /// <inheritdoc cref="SetPlan.Down"/>
    public IReadOnlyList<PlannedMigration> Down(string target)
    {
        var owner = Owner(target, held: history => history.Snapshot.Applied.ContainsKey(target));
        if (owner < 0 && histories.Count > 1 && !SetPlan.IsEmpty(target))
        {
            throw UnknownMigrationException.NotApplied(
                target,
                [.. histories.SelectMany(history => history.Snapshot.Applied.Keys.Order(MigrationIdOrder.Instance))]
            );
        }

        return
        [
            .. After(owner).SelectMany(history => Of(history).Down(AdFluxMigrator.EmptyDatabase)),
            .. Of(histories[Math.Max(owner, 0)]).Down(target),
        ];
    }

    /// <summary>Reverts what is later than the target, and applies the rest up to it.</summary>
    /// <inheritdoc cref="SetPlan.To"/>
    public IReadOnlyList<PlannedMigration> To(string target)
    {
        var owner = Owner(target, held: history => history.Holds(target));
        if (owner < 0 && histories.Count > 1 && !SetPlan.IsEmpty(target))
        {
            throw UnknownMigrationException.NotInThisVersion(target, histories.SelectMany(history => history.KnownIds));
        }

        return
        [
            .. After(owner).SelectMany(history => Of(history).To(AdFluxMigrator.EmptyDatabase)),
            .. histories.Take(owner).SelectMany(history => Of(history).Up()),
            .. Of(histories[Math.Max(owner, 0)]).To(target),
        ];
    }

    /// <summary>The set that a target is in; none for the empty database.</summary>
    private int Owner(string target, Func<KnownHistory, bool> held) =>
        SetPlan.IsEmpty(target) ? -1 : histories.ToList().FindIndex(history => held(history));

    /// <summary>The sets after one, the last first; the first set is never among them.</summary>
    private IEnumerable<KnownHistory> After(int owner) => histories.Skip(Math.Max(owner, 0) + 1).Reverse();

    private SetPlan Of(KnownHistory history) => new(history, options);
}
