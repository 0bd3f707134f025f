using System.Data.Common;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running.History;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>Takes the lock, reads the history, and runs what is to be run.</summary>
internal sealed partial class MigrationRunner(
    MigrationDatabase database,
    MigrationSet migrations,
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

        using var sqlGeneration = new SqlGenerationContext(database.SqlGenerationOptions);
        var history = await ReadHistoryAsync(cancellationToken).ConfigureAwait(false) ?? HistorySnapshot.Empty;
        var planned = Plan(history);
        if (options.DryRun || planned.Count == 0)
        {
            return new([.. planned.Select(step => Foresee(Generate(step)))], options.DryRun);
        }

        var session = await database.OpenLockedAsync(SettingsOf(options), cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        MigrationLog.LockTaken(logger);
        // Another run may have worked while this one waited: only the history read under the lock counts.
        history = await ReadHistoryAsync(session, cancellationToken).ConfigureAwait(false);
        var executor = new MigrationExecutor(database, session, logger, timeProvider);
        var steps = new List<MigrationStep>();
        foreach (var step in Plan(history))
        {
            var last = history.LastEntryOf(step.Definition.Id);
            steps.Add(await executor.RunAsync(Generate(step), last, cancellationToken).ConfigureAwait(false));
        }

        return new(steps);

        MigrationScript Generate(PlannedMigration step) => MigrationScript.Generate(sqlGeneration, step.Definition, step.Direction);

        IReadOnlyList<PlannedMigration> Plan(HistorySnapshot snapshot)
        {
            var wanted = plan(new(migrations, snapshot, options));
            return wanted.Any(step => step.Direction is MigrationDirection.Down) ? wanted : Unchanged(snapshot, wanted, sqlGeneration);
        }
    }

    private MigrationStatus StatusOf(HistorySnapshot history) =>
        new(
            [
                .. migrations.Migrations.Select(migration => new MigrationState(
                    migration.Id,
                    history.Applied.ContainsKey(migration.Id),
                    history.Applied.GetValueOrDefault(migration.Id)?.AppliedAt
                )),
            ],
            migrations.UnknownIn(history.Applied.Keys)
        );

    /// <summary>Nothing goes on top of a migration that was applied with other SQL; reverting it is one way to mend that.</summary>
    private IReadOnlyList<PlannedMigration> Unchanged(
        HistorySnapshot history,
        IReadOnlyList<PlannedMigration> planned,
        SqlGenerationContext sqlGeneration
    ) => Audit(history, sqlGeneration).Changed() is { Count: > 0 } changed ? throw new ChecksumMismatchException(changed) : planned;

    private MigrationAudit Audit(HistorySnapshot history, SqlGenerationContext sqlGeneration) =>
        new(migrations, history, migration => MigrationScript.Generate(sqlGeneration, migration, MigrationDirection.Up).Checksum);

    private static MigrationStep Foresee(MigrationScript script) =>
        new(script.MigrationId, script.Direction, TimeSpan.Zero, script.Commands, script.IsTransactional);

    private SessionSettings SettingsOf(MigrationOptions options) => SessionSettings.Of(options, logger, timeProvider);

    /// <summary>The history; that of an empty database, and a line in the log, when the database does not exist.</summary>
    private async Task<HistorySnapshot> ReadExistingAsync(CancellationToken cancellationToken)
    {
        if (await ReadHistoryAsync(cancellationToken).ConfigureAwait(false) is { } history)
        {
            return history;
        }

        MigrationLog.DoesNotExist(logger, database.Name);
        return HistorySnapshot.Empty;
    }

    /// <summary>The history; null when the database does not exist.</summary>
    private async Task<HistorySnapshot?> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        if (await database.OpenAsync(cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return null;
        }

        await using var _ = session.ConfigureAwait(false);
        return await ReadHistoryAsync(session, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HistorySnapshot> ReadHistoryAsync(MigrationSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await new MigrationHistory(session, database.Provider, timeProvider).ReadAsync(cancellationToken).ConfigureAwait(false);
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
