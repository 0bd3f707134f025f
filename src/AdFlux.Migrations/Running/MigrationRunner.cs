using System.Data.Common;
using AdFlux.Migrations.Faults;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>Takes the lock, reads the history, and runs what is to be run, one transaction per migration.</summary>
internal sealed class MigrationRunner(MigrationDatabase database, MigrationSet migrations, ILogger logger, TimeProvider timeProvider)
    : IAdFluxMigrator
{
    private static readonly IReadOnlyDictionary<string, DateTimeOffset?> NoHistory = new Dictionary<string, DateTimeOffset?>(
        StringComparer.Ordinal
    );

    public async Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var history = await ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        if (history is null)
        {
            MigrationLog.DoesNotExist(logger, database.Name);
            history = NoHistory;
        }

        return new(
            [
                .. migrations.Migrations.Select(migration => new MigrationState(
                    migration.Id,
                    history.ContainsKey(migration.Id),
                    history.GetValueOrDefault(migration.Id)
                )),
            ],
            migrations.UnknownIn(history.Keys)
        );
    }

    public Task<MigrationResult> MigrateAsync(MigrationOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(MigrationDirection.Up, migrations.PendingAfter, options ?? new(), cancellationToken);

    public Task<MigrationResult> MigrateDownAsync(
        string targetMigrationId,
        MigrationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(targetMigrationId);
        return RunAsync(
            MigrationDirection.Down,
            history => migrations.AppliedAfter(targetMigrationId, history),
            options ?? new(),
            cancellationToken
        );
    }

    private async Task<MigrationResult> RunAsync(
        MigrationDirection direction,
        Func<IReadOnlySet<string>, IReadOnlyList<MigrationDefinition>> plan,
        MigrationOptions options,
        CancellationToken cancellationToken
    )
    {
        database.Check(direction);
        var history = await ReadHistoryAsync(cancellationToken).ConfigureAwait(false) ?? NoHistory;
        if (plan(history.Keys.ToHashSet(StringComparer.Ordinal)).Count == 0)
        {
            return new([]);
        }

        var patience = new LockPatience(options.LockWait, logger, timeProvider);
        var session = await database.OpenLockedAsync(patience, cancellationToken).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        // Another run may have worked while this one waited: only the history read under the lock counts.
        history = await ReadHistoryAsync(session, cancellationToken).ConfigureAwait(false);
        var steps = new List<MigrationStep>();
        using var sqlGeneration = new SqlGenerationContext(database.SqlGenerationOptions);
        foreach (var migration in plan(history.Keys.ToHashSet(StringComparer.Ordinal)))
        {
            var script = MigrationScript.Generate(sqlGeneration, migration, direction);
            steps.Add(await RunAsync(session, script, cancellationToken).ConfigureAwait(false));
        }

        return new(steps);
    }

    private async Task<MigrationStep> RunAsync(MigrationSession session, MigrationScript script, CancellationToken cancellationToken)
    {
        MigrationLog.Running(logger, script.MigrationId, script.Direction);
        var history = new MigrationHistory(session, database.Provider, timeProvider);
        var committing = false;
        try
        {
            var started = timeProvider.GetTimestamp();
            var transaction = await session.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = transaction.ConfigureAwait(false);
            await history.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
            foreach (var command in script.Commands)
            {
                await session.ExecuteAsync(command, [], cancellationToken).ConfigureAwait(false);
            }

            var duration = timeProvider.GetElapsedTime(started);
            await history.RecordAsync(script, duration, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            committing = true;
            // Once the commit is sent, only its answer tells what happened: it is not cancelled.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            MigrationLog.Committed(logger, script.MigrationId, script.Direction, (long)duration.TotalMilliseconds);
            return new(script.MigrationId, script.Direction, duration);
        }
        catch (DbException exception) when (committing && exception.SqlState is null && database.CanLoseConnection)
        {
            throw MigrationFailedException.LostAtCommit(script.MigrationId, exception);
        }
        catch (DbException exception)
        {
            throw MigrationFailedException.RolledBack(script.MigrationId, database.Explain(exception), exception);
        }
    }

    /// <summary>The history; null when the database does not exist.</summary>
    private async Task<IReadOnlyDictionary<string, DateTimeOffset?>?> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        if (await database.OpenAsync(cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return null;
        }

        await using var _ = session.ConfigureAwait(false);
        return await ReadHistoryAsync(session, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, DateTimeOffset?>> ReadHistoryAsync(
        MigrationSession session,
        CancellationToken cancellationToken
    )
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
