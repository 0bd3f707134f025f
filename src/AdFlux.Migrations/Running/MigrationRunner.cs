using System.Data.Common;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running.History;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>Takes the lock, reads the history, and runs what is to be run.</summary>
internal sealed partial class MigrationRunner(
    MigrationDatabase database,
    IReadOnlyList<MigrationSet> sets,
    ILogger logger,
    TimeProvider timeProvider
) : IAdFluxMigrator
{
    public async Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        StatusOf(await ReadExistingAsync(cancellationToken).ConfigureAwait(false));

    public Task<MigrationResult> MigrateAsync(MigrationOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(plan => plan.Up(), checksThere: false, options ?? new(), cancellationToken);

    public Task<MigrationResult> MigrateToAsync(
        string targetMigrationId,
        MigrationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(targetMigrationId);
        return RunAsync(plan => plan.To(targetMigrationId), checksThere: false, options ?? new(), cancellationToken);
    }

    public Task<MigrationResult> MigrateDownAsync(
        string targetMigrationId,
        MigrationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(targetMigrationId);
        return RunAsync(plan => plan.Down(targetMigrationId), checksThere: true, options ?? new(), cancellationToken);
    }

    private async Task<MigrationResult> RunAsync(
        Func<MigrationPlan, IReadOnlyList<PlannedMigration>> plan,
        bool checksThere,
        MigrationOptions options,
        CancellationToken cancellationToken
    )
    {
        if (!options.DryRun)
        {
            database.CheckWritable();
        }

        if (checksThere)
        {
            database.CheckThere();
        }

        using var fluent = Fluent();
        var histories = await ReadHistoriesAsync(cancellationToken).ConfigureAwait(false) ?? EmptyHistories;
        var planned = Plan(histories);
        if (options.DryRun || planned.Count == 0)
        {
            await RefuseDependentsAsync(planned, cancellationToken).ConfigureAwait(false);
            return new([.. planned.Select(Foresee)], options.DryRun);
        }

        var session = await database.OpenLockedAsync(SettingsOf(options), cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        MigrationLog.LockTaken(logger);
        // Another run may have worked while this one waited: only the history read under the lock counts.
        histories = await ReadHistoriesAsync(session, cancellationToken).ConfigureAwait(false);
        planned = Plan(histories);
        await RefuseDependentsAsync(session, planned, cancellationToken).ConfigureAwait(false);
        var executor = new MigrationExecutor(database, session, fluent, logger, timeProvider);
        var steps = new List<MigrationStep>();
        foreach (var script in planned)
        {
            var last = Of(histories, script.Definition).LastEntryOf(script.MigrationId);
            steps.Add(await executor.RunAsync(script, last, cancellationToken).ConfigureAwait(false));
        }

        return new(steps);

        // All of it is written before any of it runs: a migration that cannot be written stops the run before it begins.
        List<MigrationScript> Plan(IReadOnlyList<KnownHistory> known)
        {
            var wanted = plan(new(known, options));
            if (!wanted.Any(step => step.Direction is MigrationDirection.Down))
            {
                RefuseChanged(known, fluent);
            }

            return [.. wanted.Select(step => fluent.Write(step.Definition, step.Direction))];
        }
    }

    private IReadOnlyList<KnownHistory> EmptyHistories => [.. sets.Select(set => new KnownHistory(set, HistorySnapshot.Empty))];

    private FluentRunner Fluent() => new(database.Dialect, sets.SelectMany(set => set.Known));

    private static HistorySnapshot Of(IEnumerable<KnownHistory> histories, MigrationDefinition migration) =>
        histories.Single(history => history.Set.Tables == migration.Tables).Snapshot;

    private static MigrationStatus StatusOf(IReadOnlyList<KnownHistory> histories) =>
        new(
            [
                .. histories.SelectMany(history =>
                    history.Migrations.Select(migration => new MigrationState(
                        migration.Id,
                        history.Snapshot.Applied.ContainsKey(migration.Id),
                        history.Snapshot.Applied.GetValueOrDefault(migration.Id)?.AppliedAt
                    )
                    {
                        IsApplication = history.Set.Tables == HistoryTables.Application,
                    })
                ),
            ],
            [.. histories.SelectMany(history => history.UnknownIds)]
        );

    /// <summary>Nothing goes on top of a migration that was applied with other SQL; reverting it is one way to mend that.</summary>
    private void RefuseChanged(IReadOnlyList<KnownHistory> histories, FluentRunner fluent)
    {
        string[] changed = [.. histories.SelectMany(history => Audit(history, fluent).Changed())];
        if (changed.Length > 0)
        {
            throw new ChecksumMismatchException(changed);
        }
    }

    private MigrationAudit Audit(KnownHistory history, FluentRunner fluent) => new(history, database.Dialect, fluent);

    private static MigrationStep Foresee(MigrationScript script) =>
        new(script.MigrationId, script.Direction, TimeSpan.Zero, script.Commands, script.IsTransactional);

    private SessionSettings SettingsOf(MigrationOptions options) => SessionSettings.Of(options, logger, timeProvider);

    /// <summary>The histories; those of an empty database, and a line in the log, when the database does not exist.</summary>
    private async Task<IReadOnlyList<KnownHistory>> ReadExistingAsync(CancellationToken cancellationToken)
    {
        if (await ReadHistoriesAsync(cancellationToken).ConfigureAwait(false) is { } histories)
        {
            return histories;
        }

        MigrationLog.DoesNotExist(logger, database.Name);
        return EmptyHistories;
    }

    /// <summary>The histories; null when the database does not exist.</summary>
    private async Task<IReadOnlyList<KnownHistory>?> ReadHistoriesAsync(CancellationToken cancellationToken)
    {
        if (await database.OpenAsync(cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return null;
        }

        await using var _ = session.ConfigureAwait(false);
        return await ReadHistoriesAsync(session, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<KnownHistory>> ReadHistoriesAsync(MigrationSession session, CancellationToken cancellationToken)
    {
        try
        {
            var histories = new List<KnownHistory>();
            foreach (var set in sets)
            {
                var history = new MigrationHistory(session, set.Tables, database.Dialect.Provider, timeProvider);
                histories.Add(new(set, await history.ReadAsync(cancellationToken).ConfigureAwait(false)));
            }

            return histories;
        }
        catch (DbException exception)
        {
            throw new DatabaseAccessException(
                $"The migration history cannot be read: {database.Explain(exception)}",
                exception.IsTransient,
                exception
            );
        }
    }
}
