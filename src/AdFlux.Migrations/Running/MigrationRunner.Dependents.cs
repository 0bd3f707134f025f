using System.Data.Common;
using AdFlux.Migrations.Faults;

namespace AdFlux.Migrations.Running;

internal sealed partial class MigrationRunner
{
    private async Task RefuseDependentsAsync(IReadOnlyList<MigrationScript> planned, CancellationToken cancellationToken)
    {
        if (DroppedBy(planned).Tables.Count > 0 && await database.OpenAsync(cancellationToken).ConfigureAwait(false) is { } session)
        {
            await using var _ = session.ConfigureAwait(false);
            await RefuseDependentsAsync(session, planned, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses to drop tables that others need: PostgreSQL would refuse in the middle, and SQLite leave references that lead nowhere.</summary>
    private async Task RefuseDependentsAsync(
        MigrationSession session,
        IReadOnlyList<MigrationScript> planned,
        CancellationToken cancellationToken
    )
    {
        if (DroppedBy(planned) is not { Tables.Count: > 0 } dropped)
        {
            return;
        }

        try
        {
            if (await session.FindDependentsAsync(dropped, cancellationToken).ConfigureAwait(false) is { Count: > 0 } dependents)
            {
                throw new DependentsException(dependents);
            }
        }
        catch (DbException exception)
        {
            throw new DatabaseAccessException(
                $"What refers to the tables cannot be read: {database.Explain(exception)}",
                exception.IsTransient,
                exception
            );
        }
    }

    private static DroppedTables DroppedBy(IEnumerable<MigrationScript> planned) =>
        DroppedTables.By(planned.Where(script => script.Direction is MigrationDirection.Down));
}
