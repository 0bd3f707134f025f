using System.Data.Common;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Generation;
using AdFlux.Migrations.Running.History;
using Microsoft.Extensions.Logging;

namespace AdFlux.Migrations.Running;

/// <summary>Has FluentMigrator run one migration on a session that holds the lock, together with its history row.</summary>
internal sealed class MigrationExecutor(
    MigrationDatabase database,
    MigrationSession session,
    FluentRunner fluent,
    ILogger logger,
    TimeProvider timeProvider
)
{
    /// <param name="script">The migration.</param>
    /// <param name="last">The last entry of the log about it.</param>
    /// <param name="cancellationToken">Rolls it back.</param>
    public async Task<MigrationStep> RunAsync(MigrationScript script, LogEntry? last, CancellationToken cancellationToken)
    {
        MigrationLog.Running(logger, script.MigrationId, script.Direction);
        var duration = script.IsTransactional
            ? await RunInTransactionAsync(script, cancellationToken).ConfigureAwait(false)
            : await RunOutsideAsync(script, last is { IsUnfinished: true } ? last : null, cancellationToken).ConfigureAwait(false);
        MigrationLog.Committed(logger, script.MigrationId, script.Direction, (long)duration.TotalMilliseconds);
        return new(script.MigrationId, script.Direction, duration, script.Commands, script.IsTransactional);
    }

    /// <summary>Clears away what an unfinished run left; what is in part reverted is reverted.</summary>
    /// <param name="script">The migration, in the direction of that run.</param>
    /// <param name="unfinished">What the log says of that run.</param>
    /// <param name="cancellationToken">Stops clearing.</param>
    public async Task ClearAsync(MigrationScript script, LogEntry unfinished, CancellationToken cancellationToken)
    {
        if (script.Direction is MigrationDirection.Down)
        {
            await RunAsync(script, unfinished, cancellationToken).ConfigureAwait(false);
            return;
        }

        var isToRun = await session.ClearUnfinishedAsync(script.Commands[0], unfinished, cancellationToken).ConfigureAwait(false);
        await CommitAsync(
                script,
                () =>
                    isToRun
                        ? HistoryOf(script).RecordClearedAsync(script, cancellationToken)
                        : HistoryOf(script).RecordAsync(script, TimeSpan.Zero, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private async Task<TimeSpan> RunInTransactionAsync(MigrationScript script, CancellationToken cancellationToken)
    {
        var steps = new TransactionalSteps(session, HistoryOf(script), script, logger, timeProvider, cancellationToken);
        try
        {
            await RunAsync(script, steps).ConfigureAwait(false);
            return steps.Duration;
        }
        catch (DbException exception) when (steps.IsCommitting && IsLost(exception))
        {
            throw MigrationFailedException.LostAtCommit(script.MigrationId, exception);
        }
        catch (DbException exception)
        {
            throw await FailAsync(script, exception).ConfigureAwait(false);
        }
    }

    /// <summary>The log says that it started before it does, so that a run that ends in the middle is seen by the next.</summary>
    private async Task<TimeSpan> RunOutsideAsync(MigrationScript script, LogEntry? unfinished, CancellationToken cancellationToken)
    {
        var history = HistoryOf(script);
        var duration = TimeSpan.Zero;
        try
        {
            await CommitAsync(
                    script,
                    async () =>
                    {
                        await history.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
                        await history.RecordStartAsync(script, cancellationToken).ConfigureAwait(false);
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            MigrationLog.RunningOutside(logger, script.MigrationId);
            var started = timeProvider.GetTimestamp();
            if (
                unfinished is null
                || await session.ClearUnfinishedAsync(script.Commands[0], unfinished, cancellationToken).ConfigureAwait(false)
            )
            {
                await RunAsync(script, new OutsideSteps(session, script, logger, cancellationToken)).ConfigureAwait(false);
            }

            duration = timeProvider.GetElapsedTime(started);
            await CommitAsync(script, () => history.RecordAsync(script, duration, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw await FailAsync(script, exception).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw new MigrationInterruptedException(script.MigrationId, exception);
        }

        return duration;
    }

    /// <summary>FluentMigrator works on the calling thread and waits there: so on one of its own, and the caller's stays free.</summary>
    private Task RunAsync(MigrationScript script, IMigrationSteps steps) =>
        Task.Factory.StartNew(
            () => fluent.Run(script, steps),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    private MigrationHistory HistoryOf(MigrationScript script) =>
        new(session, script.Definition.Tables, database.Dialect.Provider, timeProvider);

    private bool IsLost(DbException exception) => exception.SqlState is null && database.CanLoseConnection;

    private async Task CommitAsync(MigrationScript script, Func<Task> work, CancellationToken cancellationToken)
    {
        var committing = false;
        try
        {
            await session.InTransactionAsync(work, () => committing = true, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (committing && IsLost(exception))
        {
            throw MigrationFailedException.LostAtCommit(script.MigrationId, exception);
        }
    }

    private async Task<MigrationException> FailAsync(MigrationScript script, DbException exception)
    {
        var explanation = database.Explain(exception);
        try
        {
            await CommitAsync(
                    script,
                    () => HistoryOf(script).RecordFailureAsync(script, explanation, CancellationToken.None),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
        }
        catch (Exception second) when (second is DbException or MigrationException or InvalidOperationException)
        {
            // The connection or the disk is gone; the first failure is the one to report, and the log is only for reading later.
        }

        return (script.IsTransactional, database.IsLockTimeout(exception)) switch
        {
            (true, true) => new MigrationLockHeldException(
                $"Migration {script.MigrationId} was rolled back, since another connection held what it had to lock: {explanation}",
                exception
            ),
            (true, false) => MigrationFailedException.RolledBack(script.MigrationId, explanation, exception),
            _ => MigrationFailedException.NotInTransaction(script.MigrationId, explanation, exception),
        };
    }
}
