using AdFlux.Migrations.Faults;

namespace AdFlux.Migrations.Running;

internal sealed partial class MigrationRunner
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public async Task WaitForDatabaseAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await WaitAsync(
                timeout,
                async token =>
                {
                    if (await database.OpenAsync(token).ConfigureAwait(false) is { } session)
                    {
                        await session.DisposeAsync().ConfigureAwait(false);
                    }

                    return null;
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    public async Task<MigrationStatus> WaitUntilMigratedAsync(
        TimeSpan timeout,
        MigrationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var allowsNewer = options?.AllowNewer ?? false;
        MigrationStatus? status = null;
        await WaitAsync(
                timeout,
                async token =>
                {
                    status = StatusOf(await ReadHistoriesAsync(token).ConfigureAwait(false) ?? EmptyHistories);
                    if (status.IsDatabaseNewer && !allowsNewer)
                    {
                        throw new DatabaseNewerException(status.UnknownMigrationIds);
                    }

                    var pending = status
                        .Migrations.Where(migration => !migration.IsApplied)
                        .Select(migration => migration.MigrationId)
                        .ToArray();
                    return pending.Length > 0 ? new MigrationsPendingException(pending, timeout) : null;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return status!;
    }

    public Task<IReadOnlyList<MigrationLockHolder>> GetLockHoldersAsync(CancellationToken cancellationToken = default) =>
        database.FindLockHoldersAsync(cancellationToken);

    public async Task<bool> EndLockHolderAsync(int processId, CancellationToken cancellationToken = default)
    {
        var isEnded = await database.EndLockHolderAsync(processId, cancellationToken).ConfigureAwait(false);
        if (isEnded)
        {
            MigrationLog.HolderEnded(logger, processId);
        }

        return isEnded;
    }

    /// <summary>Looks until a look finds nothing missing; what is missing when time is up is thrown.</summary>
    private async Task WaitAsync(
        TimeSpan timeout,
        Func<CancellationToken, Task<MigrationException?>> look,
        CancellationToken cancellationToken
    )
    {
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        }

        var started = timeProvider.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            MigrationException? missing;
            try
            {
                missing = await look(cancellationToken).ConfigureAwait(false);
            }
            catch (DatabaseAccessException exception) when (exception.IsTransient)
            {
                missing = exception;
            }

            if (missing is null)
            {
                return;
            }

            if (timeout != Timeout.InfiniteTimeSpan && timeProvider.GetElapsedTime(started) >= timeout)
            {
                throw missing;
            }

            if (attempt == 1)
            {
                LogWait(missing);
            }

            await Task.Delay(Interval, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private void LogWait(MigrationException missing)
    {
        if (missing is MigrationsPendingException pending)
        {
            MigrationLog.WaitingForMigrations(logger, pending.MigrationIds[0]);
        }
        else
        {
            MigrationLog.WaitingForDatabase(logger, missing.Message);
        }
    }
}
