using AdFlux.Migrations.Faults;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Migrations.Running;

/// <summary>The SQL of a range of migrations, without any database.</summary>
/// <param name="Scripts">The migrations, in order.</param>
/// <param name="PreviousId">The migration before the first; null when there is none.</param>
internal sealed record ScriptRange(IReadOnlyList<MigrationScript> Scripts, string? PreviousId)
{
    /// <param name="migrations">Those to choose from.</param>
    /// <param name="options">Options for a context that generates SQL.</param>
    /// <param name="fromId">The last migration before the range; null or <see cref="AdFluxMigrator.EmptyDatabase"/> for none.</param>
    /// <param name="toId">The last of the range; null for the newest.</param>
    /// <exception cref="UnknownMigrationException">An end of the range is not in the set, or the range runs backwards.</exception>
    public static ScriptRange Create(MigrationSet migrations, DbContextOptions options, string? fromId, string? toId)
    {
        var ids = migrations.Migrations.Select(migration => migration.Id).ToList();
        var first = fromId is null or AdFluxMigrator.EmptyDatabase ? 0 : IndexOf(fromId) + 1;
        var end = toId is null ? ids.Count : IndexOf(toId) + 1;
        if (end < first)
        {
            throw UnknownMigrationException.BeforeStart(fromId!, toId!);
        }

        using var context = new SqlGenerationContext(options);
        return new(
            [
                .. migrations
                    .Migrations.Take(first..end)
                    .Select(migration => MigrationScript.Generate(context, migration, MigrationDirection.Up)),
            ],
            first == 0 ? null : ids[first - 1]
        );

        int IndexOf(string id) => ids.IndexOf(id) is var index and >= 0 ? index : throw UnknownMigrationException.NotInThisVersion(id, ids);
    }
}
