using System.Runtime.CompilerServices;
using AdFlux.Migrations.Faults;
using AdFlux.Migrations.Running;
using AdFlux.Migrations.Running.Postgres;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdFlux.Migrations.Growth;

/// <summary>
/// Spreads insights over the machines of a Citus cluster: <c>meta_insights</c> by <c>object_id</c>, Meta's campaigns, ad sets and ads as reference tables,
/// which every machine has; all other tables stay on the coordinator.
/// </summary>
public sealed class InsightDistribution
{
    private readonly PostgresMigrationDatabase _database;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;

    private InsightDistribution(PostgresMigrationDatabase database, ILogger logger, TimeProvider timeProvider) =>
        (_database, _logger, _timeProvider) = (database, logger, timeProvider);

    /// <summary>The insights of a migrated database on the coordinator of a Citus cluster, version 11 or later.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <param name="loggerFactory">Where to log; nowhere when null.</param>
    /// <param name="timeProvider">The clock of waits; the system's when null.</param>
    /// <exception cref="InvalidConnectionStringException">The connection string cannot be read.</exception>
    public static InsightDistribution ForPostgreSql(
        string connectionString,
        ILoggerFactory? loggerFactory = null,
        TimeProvider? timeProvider = null
    ) =>
        new(
            PostgresMigrationDatabase.FromConnectionString(connectionString),
            (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("AdFlux.Migrations"),
            timeProvider ?? TimeProvider.System
        );

    /// <summary>Distributes the tables that are not distributed yet, all in one transaction, with the rows that they hold. Writes wait until it ends.</summary>
    /// <param name="options">Whether to run anything, and how long to wait for another run and for locks; the defaults when null.</param>
    /// <param name="cancellationToken">Cancels the change, which then did not happen.</param>
    /// <exception cref="GrowthException">The server is no Citus coordinator, or the tables are not those of the migrations.</exception>
    /// <exception cref="MigrationLockHeldException">Another run took longer than this one may wait.</exception>
    /// <exception cref="DatabaseAccessException">The server cannot be reached.</exception>
    public Task<GrowthResult> DistributeAsync(MigrationOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(CitusPlan.Distribute, options ?? new(), cancellationToken);

    /// <summary>Brings all tables back to the coordinator, in one transaction.</summary>
    /// <inheritdoc cref="DistributeAsync" />
    public Task<GrowthResult> UndoAsync(MigrationOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(CitusPlan.Undo, options ?? new(), cancellationToken);

    private async Task<GrowthResult> RunAsync(
        Func<IReadOnlySet<string>, IReadOnlyList<string>> plan,
        MigrationOptions options,
        CancellationToken cancellationToken
    )
    {
        var settings = SessionSettings.Of(options, _logger, _timeProvider);
        GrowthSession session = await GrowthSession.OpenAsync(_database, settings, options.DryRun, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable scope = session.ConfigureAwait(false);
        await RequireAsync(session, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> distributed = await session.ReadAsync(CitusPlan.Distributed, cancellationToken).ConfigureAwait(false);
        await session.RunAsync(plan(distributed.ToHashSet(StringComparer.Ordinal)), cancellationToken).ConfigureAwait(false);
        return session.Result;
    }

    private static async Task RequireAsync(GrowthSession session, CancellationToken cancellationToken)
    {
        foreach ((string condition, string advice) in CitusPlan.Requirements)
        {
            if (!await session.IsTrueAsync(condition, cancellationToken).ConfigureAwait(false))
            {
                throw new GrowthException(advice);
            }
        }
    }
}
