using AdFlux.Data.Faults;
using AdFlux.Data.Ids;
using AdFlux.Data.Model;
using AdFlux.Data.Queries;
using AdFlux.Data.Upserts;
using Microsoft.EntityFrameworkCore;

namespace AdFlux.Data.Repositories;

/// <inheritdoc cref="IMetaInsightRepository" />
/// <param name="context">The database; the repository shares its connection and transaction.</param>
/// <param name="clock">Tells the time of changes; the system's unless given.</param>
public sealed class MetaInsightRepository(AdFluxDbContext context, TimeProvider? clock = null) : IMetaInsightRepository
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IAsyncEnumerable<MetaInsight> insights,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(insights);
        return Upsert(options).RunAsync(insights, inMemory: 0, progress, cancellationToken);
    }

    /// <inheritdoc />
    public Task<UpsertResult> UpsertAsync(
        IEnumerable<MetaInsight> insights,
        UpsertOptions? options = null,
        IProgress<UpsertProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(insights);
        int inMemory = insights is IReadOnlyCollection<MetaInsight> collection ? collection.Count : 0;
        return Upsert(options).RunAsync(insights.ToAsyncEnumerable(), inMemory, progress, cancellationToken);
    }

    /// <inheritdoc />
    public Task<MetaInsight?> FindAsync(
        InsightObjectId objectId,
        InsightLevel level,
        DateOnly dateStart,
        CancellationToken cancellationToken = default
    ) =>
        context
            .MetaInsights.AsNoTracking()
            .FirstOrDefaultAsync(row => row.ObjectId == objectId && row.Level == level && row.DateStart == dateStart, cancellationToken)
            .WithTypedFaults();

    /// <inheritdoc />
    public IAsyncEnumerable<MetaInsight> StreamAsync(
        InsightLevel level,
        DateOnly firstDay,
        DateOnly lastDay,
        CancellationToken cancellationToken = default
    ) =>
        context
            .MetaInsights.AsNoTracking()
            .Where(row => row.Level == level && row.DateStart >= firstDay && row.DateStart <= lastDay)
            .OrderBy(row => row.DateStart)
            .ThenBy(row => row.ObjectId)
            .AsAsyncEnumerable()
            .WithTypedFaults(cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<InsightRollup> RollupAsync(RollupQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new RollupReader(context, query).ReadAsync(cancellationToken).WithTypedFaults(cancellationToken);
    }

    private Upsert<MetaInsight> Upsert(UpsertOptions? options) =>
        new(context, UpsertShapes.Insights, options ?? new UpsertOptions(), _clock);
}
