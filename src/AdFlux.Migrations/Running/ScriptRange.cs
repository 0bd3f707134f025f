using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running.History;

namespace AdFlux.Migrations.Running;

/// <summary>The SQL of a range of migrations, without any database.</summary>
/// <param name="Scripts">The migrations, in order, each with the one before it; null when there is none.</param>
/// <param name="Tables">The bookkeeping tables of the sets.</param>
internal sealed record ScriptRange(
    IReadOnlyList<(MigrationScript Migration, MigrationDefinition? Previous)> Scripts,
    IReadOnlyList<HistoryTables> Tables
)
{
    /// <param name="sets">Those to choose from: AdFlux's, and the application's after them.</param>
    /// <param name="dialect">The provider.</param>
    /// <param name="fromId">The last migration before the range; null or <see cref="AdFluxMigrator.EmptyDatabase"/> for none.</param>
    /// <param name="toId">The last of the range; null for the newest.</param>
    /// <exception cref="UnknownMigrationException">An end of the range is not in the sets, or the range runs backwards.</exception>
    public static ScriptRange Create(IReadOnlyList<MigrationSet> sets, MigrationDialect dialect, string? fromId, string? toId)
    {
        var all = sets.SelectMany(set => set.Migrations).ToList();
        var steps = all.Zip(all.Prepend<MigrationDefinition?>(null)).ToList();
        var ids = all.ConvertAll(migration => migration.Id);
        var first = fromId is null or AdFluxMigrator.EmptyDatabase ? 0 : IndexOf(fromId) + 1;
        var end = toId is null ? ids.Count : IndexOf(toId) + 1;
        if (end < first)
        {
            throw UnknownMigrationException.BeforeStart(fromId!, toId!);
        }

        using var fluent = new FluentRunner(dialect, all);
        return new(
            [.. steps.Take(first..end).Select(step => (fluent.Write(step.First, MigrationDirection.Up), step.Second))],
            [.. sets.Select(set => set.Tables)]
        );

        int IndexOf(string id) => ids.IndexOf(id) is var index and >= 0 ? index : throw UnknownMigrationException.NotInThisVersion(id, ids);
    }
}
